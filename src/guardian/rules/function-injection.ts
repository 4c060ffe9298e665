/**
 * Function injection: what a function returns, or a resource, holds orders to the model, so that it
 * calls functions that the user's task does not need.
 *
 * A result is asked about where the orders weigh much; where they weigh less it goes on with a
 * finding. Prompts are there to give orders: they are asked about only where these reach beyond.
 */
import { contentBlocks } from '../../mcp/content.ts'
import type { Message } from '../../mcp/message.ts'
import { walkStrings } from '../../mcp/walk.ts'
import { type Claim, defineRule, type JudgeInput, type Rule } from '../judge.ts'
import type { ActionKind } from '../orders/action-words.ts'
import { type FoundOrder, findOrders, type OrderSetting } from '../orders/find-orders.ts'
import { type Offer, offerOf } from '../orders/on-offer.ts'
import type { Signal } from '../orders/signals.ts'
import { quoteName } from '../quote-name.ts'

/** Points from which on an order is asked about, and from which on it is noted; measured in docs/results/guardian.md. */
export const askFrom = 7
export const noteFrom = 6
/** A prompt that a person has chosen gives orders by its nature. */
const morePointsOfPrompt = 4

/** Strings of one message that are looked at, and their UTF-16 code units in all. */
const maxTexts = 256
const maxUnits = 131_072
const maxPlaces = 16

export const functionInjection: Rule = defineRule({
  risk: 'function-injection',
  summary: 'results, resources and prompts hold orders to the model to call further functions',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, function injection',
    'Greshake et al. 2023, arXiv:2302.12173 (indirect prompt injection)',
    'Invariant Labs, 2025-05, GitHub MCP exploited: a public issue orders its reader about',
    'OWASP Top 10 for LLM Applications 2025, LLM01',
  ],
  misses: [
    'an order in a document (a page, a file) that speaks to any reader, not to a model: it is noted at most',
    'an order without a recipient, a secret, a value or a word that presses, as in a list of things to do',
    'statements that make a model act without ordering anything',
    'orders in pictures, in encodings, and in languages whose verbs are not listed',
    'the middle of texts of more than 65,536 UTF-16 code units',
  ],
  judge(input) {
    const texts = textsOf(input)
    if (texts.length === 0) return []
    const setting = settingOf(input)
    const isPrompt = methodOf(input) === 'prompts/get'
    const found = texts.flatMap(([text, pointer]) =>
      findOrders(text, setting)
        .map((order) => ({
          order,
          pointer,
          score: order.score - (isPrompt ? morePointsOfPrompt : 0),
        }))
        .filter(({ score, order }) => score >= (isTelling(order) ? noteFrom : askFrom)),
    )
    if (found.length === 0) return []
    return [
      claimOf(
        input,
        found.toSorted((one, other) => other.score - one.score),
      ),
    ]
  },
})

/** Whether an order is about more than the thing it stands in: a list of things to do is not. */
function isTelling({ signals }: FoundOrder): boolean {
  return notes.some(([signal]) => signals.includes(signal))
}

interface Hit {
  readonly order: FoundOrder
  readonly pointer: string
  readonly score: number
}

function claimOf(input: JudgeInput, hits: readonly Hit[]): Claim {
  const [best] = hits
  const score = best?.score ?? 0
  const isAsked = score >= askFrom
  const shown = isAsked ? hits.filter((hit) => hit.score >= askFrom) : hits
  return {
    decision: isAsked ? 'ask' : 'allow',
    severity: isAsked ? (score >= askFrom + 4 ? 'high' : 'medium') : 'low',
    confidence: Math.min(0.95, 0.4 + 0.05 * score),
    element: 'presence',
    text: `${subjectOf(input)} ${isAsked ? 'holds' : 'may hold'} an order to the model${wants(best?.order)}; the user did not ask for it.`,
    evidence: shown
      .slice(0, maxPlaces)
      .map(({ order, pointer }) => ({ pointer, span: [order.start, order.end] as const })),
  }
}

const deeds: Readonly<Record<ActionKind, string>> = {
  send: 'to send something',
  spend: 'to pay or buy something',
  change: 'to change something',
  delete: 'to delete something',
  execute: 'to run something',
  visit: 'to open something',
  read: 'to read something',
}

const notes: readonly (readonly [Signal, string])[] = [
  ['role', 'it imitates a role of the conversation'],
  ['secrecy', 'it keeps something from the user'],
  ['model', 'it addresses a model'],
  ['task', 'it speaks of the task'],
  ['function', 'it names a function on offer'],
  ['new-target', 'it names a place or account that occurs nowhere else'],
  ['secret', 'it is about credentials or personal data'],
]

function wants(order: FoundOrder | undefined): string {
  if (order === undefined) return ''
  const deed = order.kind === undefined ? '' : ` ${deeds[order.kind]}`
  const said = notes.filter(([signal]) => order.signals.includes(signal)).map(([, words]) => words)
  return said.length === 0 ? deed : `${deed} (${said.slice(0, 3).join(', ')})`
}

function subjectOf(input: JudgeInput): string {
  const method = methodOf(input)
  const name = input.answers?.params?.name
  if (method === 'tools/call' && typeof name === 'string') return `The result of ${quoteName(name)}`
  if (method === 'prompts/get' && typeof name === 'string') return `The prompt ${quoteName(name)}`
  return method === 'resources/read' ? 'The resource' : 'The message of the server'
}

function methodOf({ message, answers }: JudgeInput): string | undefined {
  return 'method' in message ? message.method : answers?.method
}

type Text = readonly [text: string, pointer: string]

/** The texts that reach the model; none of what the host sends, and none of lists and introductions. */
function textsOf(input: JudgeInput): readonly Text[] {
  const { message, from } = input
  if (from !== 'server') return []
  const texts: Text[] = []
  let left = maxUnits
  const add = (text: string, pointer: string): void => {
    if (texts.length >= maxTexts || left <= 0 || text.length < 8) return
    left -= text.length
    texts.push([text, pointer])
  }
  if (message.kind === 'error') {
    if (typeof message.error.message === 'string') add(message.error.message, '/error/message')
  } else if (message.kind === 'result' && isContent(message, input)) {
    for (const { kind, text, textPointer, pointer, value } of contentBlocks(message.result)) {
      if (text !== undefined && textPointer !== undefined) add(text, textPointer)
      else if (kind === 'structuredContent')
        // Most servers send the same once more as text.
        walkStrings(
          value,
          (one, below) =>
            texts.some(([seen]) => seen.includes(one)) || add(one, `${pointer}${below}`),
          { maxStrings: maxTexts },
        )
    }
  }
  return texts
}

/** Results of calls, resources and prompts; tasks give the result of a call. */
function isContent(message: Message, { answers, listed }: JudgeInput): boolean {
  if (message.kind !== 'result' || listed.length > 0) return false
  const method = answers?.method
  return (
    method === undefined ||
    method === 'tools/call' ||
    method === 'resources/read' ||
    method === 'prompts/get' ||
    method === 'tasks/result'
  )
}

/** The user's words that are looked at: of the latest turns. */
const maxTurns = 8
const maxAsked = 16_384
const maxSent = 8_192

/** WHY lazy: most texts hold no order, and then nothing of this is asked for. */
function settingOf({ past, answers }: JudgeInput): OrderSetting {
  let asked: string | undefined
  let sent: string | undefined
  let offer: Offer | undefined
  const name = answers?.params?.name
  return {
    called: typeof name === 'string' ? name.toLowerCase() : '',
    get asked() {
      // What a model declares is not what the user asked for.
      asked ??= past.turns
        .filter(({ source }) => source === 'user')
        .slice(-maxTurns)
        .map(({ text }) => text.slice(0, maxAsked))
        .join('\n')
        .slice(-maxAsked)
        .toLowerCase()
      return asked
    },
    get sent() {
      sent ??= JSON.stringify(answers?.params ?? {}, (_, value) =>
        typeof value === 'bigint' ? String(value) : value,
      )
        .slice(0, maxSent)
        .toLowerCase()
      return sent
    },
    get offer() {
      offer ??= offerOf(past.offered)
      return offer
    },
    isKnown(value) {
      const [origin] = past.originsOf({ value }, undefined)
      return (
        origin?.source === 'found' && (origin.integrity === 'user' || origin.integrity === 'host')
      )
    },
  }
}
