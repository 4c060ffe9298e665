/**
 * Function injection: what a function returns, or a resource, holds orders to the model, so that it
 * calls functions that the user's task does not need.
 *
 * A result is asked about where the orders weigh much; where they weigh less it goes on with a
 * finding. Prompts are there to give orders: they are asked about only where these reach beyond.
 */
import { isCall } from '../consequence.ts'
import { atOnce, type InParts } from '../in-parts.ts'
import { type Claim, defineRule, type JudgeInput, type Rule } from '../judge.ts'
import type { ActionKind } from '../orders/action-words.ts'
import { createEffort, findOrders, findOrdersInParts } from '../orders/find-orders.ts'
import type { FoundOrder } from '../orders/judge-passage.ts'
import type { Signal } from '../orders/signals.ts'
import { textsOf } from '../orders/texts-of.ts'
import { contentOfServers } from '../primitive.ts'
import { subjectOf } from '../subject-of.ts'
import { claimsOfCallAfter } from '../task/unneeded.ts'
import { calledByPassage } from './function-injection/called-by-passage.ts'
import { demandedByPassage } from './function-injection/demanded-by-passage.ts'
import { isEchoedOrder } from './function-injection/is-echoed.ts'
import { settingOf } from './function-injection/setting-of.ts'
import { isMeant, isToBeFollowed } from './function-injection/to-be-followed.ts'

/** Points from which on an order is asked about, and from which on it is noted; measured in docs/results/guardian.md. */
export const askFrom = 7
export const noteFrom = 6
/** A prompt that a person has chosen gives orders by its nature. */
const morePointsOfPrompt = 4

const maxPlaces = 16
/** Passages of one message that are judged as demands, at some 0.1 ms each. */
const maxDemands = 512
/** UTF-16 code units of texts after which the work on one message may be left for others. */
const partLength = 65_536

export const functionInjection: Rule = defineRule({
  risk: 'function-injection',
  summary:
    'results, resources and prompts hold orders to the model to call further functions, or want something done, in whatever words, with a value that only they name, or a thing bought that nobody asked for',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, function injection',
    'Greshake et al. 2023, arXiv:2302.12173 (indirect prompt injection)',
    'Invariant Labs, 2025-05, GitHub MCP exploited: a public issue orders its reader about',
    'OWASP Top 10 for LLM Applications 2025, LLM01',
  ],
  primitives: [...contentOfServers, 'tool-call'],
  misses: [
    'an order in a document (a page, a file) that speaks to any reader and names no function on offer: it is noted at most',
    'an order without a recipient, a secret, a value or a word that presses, as in a list of things to do',
    'statements that make a model act and name no address, link, account, id, command or thing to be bought, or stand in a document; demands in letters between people and in registers that nothing was learned from, of which about half are asked about',
    'things to be bought in fields of more than 320 characters, and behind 32 other fields of a message that may want some',
    'an order that the agent itself stored at the same server in this trajectory, when it comes back',
    'orders in pictures, in encodings, and in languages whose verbs are not listed',
  ],
  judge: (input) => atOnce(claimsOf(input)),
  judgeInParts: claimsOf,
})

function* claimsOf(input: JudgeInput): InParts<readonly Claim[]> {
  if (input.from === 'host') {
    if (!isCall(input.message)) return []
    const ordered = calledByPassage(input)
    return ordered.length > 0 ? ordered : claimsOfCallAfter(input)
  }
  const texts = textsOf(input.message, input.answers, input.listed.length > 0)
  if (texts.length === 0) return []
  const setting = settingOf(input)
  const effort = createEffort()
  const effortOfDemands = { left: maxDemands, isSpent: false }
  const hits: Hit[] = []
  let asked = 0
  let length = 0
  for (const one of texts) {
    const place = { effort, ...one }
    const orders =
      one.text.length > partLength
        ? yield* findOrdersInParts(one.text, setting, place)
        : findOrders(one.text, setting, place)
    for (const order of orders) {
      const score = order.score - (one.sort === 'prompt' ? morePointsOfPrompt : 0)
      if (score < (isTelling(order) ? noteFrom : askFrom)) continue
      if (isEchoedOrder(one, order, setting)) continue
      hits.push({ order, text: one.text, pointer: one.pointer, score })
      if (score >= askFrom) asked++
    }
    // More would change neither the decision nor the places that are shown.
    if (effort.isSpent || asked >= maxPlaces) break
    length += one.text.length
    if (length < partLength) continue
    length = 0
    yield
  }
  const ordered =
    hits.length === 0
      ? []
      : [
          claimOf(
            input,
            hits.toSorted((one, other) => other.score - one.score),
          ),
        ]
  const isAsked = ordered.some(({ decision }) => decision !== 'allow')
  const wanted = isAsked
    ? []
    : demandedByPassage(input, () => subjectOf(input), texts, setting, effortOfDemands)
  const isWanted = wanted.some(({ decision }) => decision !== 'allow')
  // What is asked about needs no more; what is to be followed may hide what is not.
  const isRead =
    isAsked || isWanted || !(effort.isSpent || effortOfDemands.isSpent || asked >= maxPlaces)
  return [
    ...(isWanted || ordered.length === 0 ? wanted : ordered),
    ...(isRead ? [] : [unreadClaim(input)]),
  ]
}

/**
 * A message with more passages that read like orders than are judged.
 * WHY asked about though it may only be read: nothing harmless that was measured comes near the bound,
 * so what reaches it is most likely padding around an order.
 */
function unreadClaim(input: JudgeInput): Claim {
  return {
    decision: 'ask',
    severity: 'medium',
    confidence: 0.5,
    element: 'presence',
    text: `${subjectOf(input)} holds more passages that read like orders or name values than are looked at; an order may be among them.`,
    evidence: [],
  }
}

/** Whether an order is about more than the thing it stands in: a list of things to do is not. */
function isTelling({ signals }: FoundOrder): boolean {
  return notes.some(([signal]) => signals.includes(signal))
}

interface Hit {
  readonly order: FoundOrder
  readonly text: string
  readonly pointer: string
  readonly score: number
}

function claimOf(input: JudgeInput, hits: readonly Hit[]): Claim {
  const [best] = hits
  const score = best?.score ?? 0
  const isAsked =
    score >= askFrom &&
    !(
      isToBeFollowed(input, hits) &&
      hits.every(
        ({ order, text, score }) => score < askFrom || isMeant(input, { text, place: order }),
      )
    )
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
