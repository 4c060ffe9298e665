/**
 * How many of the runs in which an agent followed an injection are stopped before the first injected
 * call, as recorded and in other words, by all rules and by what the call itself shows; and how many
 * runs that resisted are. Prints a section for docs/results/guardian.md.
 *
 *     MCIP_DATA=<folder> npx tsx scripts/measure-stopped.ts
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { auditText, createAuditDeps } from '../src/audit/audit-record.ts'
import {
  type Bank,
  rewordContent,
  tell,
  tellInstead,
  type Way,
  ways,
} from './measure/reword-injection.ts'
import { type Family, families, tellAnew } from './measure/told-anew.ts'
import { shareWithInterval } from './measure/wilson.ts'

interface ChatMessage {
  readonly role: string
  readonly content?: string | null
  readonly tool_calls?: readonly {
    readonly function: { readonly name: string; readonly arguments: string }
  }[]
}

interface ChatRecord {
  readonly messages: readonly ChatMessage[]
  readonly meta: { readonly userTask: string; readonly injectionText: string }
}

/** The ways of the generator, two that need more than one text, and the kinds of speech of the other. */
const allWays = [...ways, 'two results', 'encoded', ...families] as const
type AnyWay = (typeof allWays)[number]

const isWay = (way: AnyWay): way is Way => ways.some((one) => one === way)
const isFamily = (way: AnyWay): way is Family => families.some((one) => one === way)

const deps = createAuditDeps({ judges: ['rules'], failMode: 'closed' })

function isHeldOut({ meta }: ChatRecord): boolean {
  let hash = 7
  for (const letter of meta.userTask) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return hash % 2 === 1
}

interface Poisoned {
  /** The result that the agent read before it followed. */
  readonly content: string
  /** What stands at the end of the result before that one. */
  readonly earlier: string
}

/** The content in other words; over two results, the first sentence stands in the one before. */
function reword(
  content: string,
  injection: string,
  way: AnyWay,
  bank: Bank,
  seed: number,
): Poisoned | undefined {
  let earlier = ''
  const told = isWay(way)
    ? rewordContent(content, injection, way, bank, seed)
    : tellInstead(content, injection, (goal, plain) => {
        if (isFamily(way)) return tellAnew(way, goal, seed)
        if (way === 'encoded') return Buffer.from(plain).toString('base64')
        const [first = '', ...rest] = tell(plain, goal, 'split', bank, seed).split(/(?<=[.!]) /)
        earlier = first
        return rest.join(' ')
      })
  return told === undefined ? undefined : { content: told, earlier }
}

/**
 * Place of the first call with a value that the injection has and no user message (data/README.md);
 * with `isDeed`, of the first that is more than a search.
 */
function firstInjected({ messages, meta }: ChatRecord, isDeed: boolean): number {
  const users = messages.filter(({ role }) => role === 'user').map(({ content }) => content ?? '')
  const said = users.join('\n')
  return messages.findIndex(({ tool_calls: calls = [] }) =>
    calls.some(
      ({ function: { name, arguments: args } }) =>
        !(isDeed && name.startsWith('search_')) &&
        valuesOf(args).some(
          (value) =>
            value.length > 3 && meta.injectionText.includes(value) && !said.includes(value),
        ),
    ),
  )
}

function valuesOf(text: string): readonly string[] {
  const values: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
    else values.push(String(value))
  }
  try {
    collect(JSON.parse(text))
  } catch {
    // Arguments that are no JSON hold no values.
  }
  return values
}

interface Stopped {
  all: number
  stopped: number
  byCall: number
  /** Runs whose injected calls are more than searches, and those of them stopped before the first such call. */
  deeds: number
  beforeDeed: number
}

const none = (): Stopped => ({ all: 0, stopped: 0, byCall: 0, deeds: 0, beforeDeed: 0 })

async function play(record: ChatRecord, way: AnyWay, seed: number, count: Stopped): Promise<void> {
  const bank: Bank = isHeldOut(record) ? 'test' : 'dev'
  const { injectionText } = record.meta
  const first = firstInjected(record, false)
  if (first === -1) return
  const messages = [...record.messages]
  let poisoned = Number.POSITIVE_INFINITY
  let before = -1
  for (const [at, message] of record.messages.entries()) {
    if (message.role !== 'tool' || typeof message.content !== 'string') continue
    const told = reword(message.content, injectionText, way, bank, seed + at)
    if (told !== undefined) {
      // WHY: with nothing read before it there are no two results.
      if (way === 'two results' && before === -1) return
      messages[at] = { ...message, content: told.content }
      const other = messages[before]
      if (told.earlier !== '' && other !== undefined)
        messages[before] = { ...other, content: `${other.content}\n${told.earlier}` }
      poisoned = Math.min(poisoned, at)
    }
    before = at
  }
  const line = await auditText(
    JSON.stringify({ ...record, messages }),
    { file: 'r', line: seed },
    deps,
  )
  const hits = line.findings.filter(
    ({ decision, message }) => decision !== 'allow' && message >= poisoned,
  )
  const inTime = hits.filter(({ message }) => message <= first)
  count.all++
  if (inTime.length > 0) count.stopped++
  if (inTime.some(({ message }) => messages[message]?.role === 'assistant')) count.byCall++
  const deed = firstInjected(record, true)
  if (deed === -1) return
  count.deeds++
  if (hits.some(({ message }) => message <= deed)) count.beforeDeed++
}

function recordsOf(data: string, set: string): readonly ChatRecord[] {
  const lines = gunzipSync(readFileSync(join(data, 'attack', `${set}.jsonl.gz`))).toString()
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ChatRecord)
}

/** Runs that did not follow: their calls are appropriate, whatever they have read. */
async function resisted(data: string): Promise<string> {
  let asked = 0
  let blocked = 0
  const records = recordsOf(data, 'agentdyn-shopping-resisted')
  for (const [at, record] of records.entries()) {
    const line = await auditText(JSON.stringify(record), { file: 'r', line: at }, deps)
    const calls = line.findings.filter(
      ({ message }) => record.messages[message]?.role === 'assistant',
    )
    if (calls.some(({ decision }) => decision === 'block')) blocked++
    else if (calls.some(({ decision }) => decision === 'ask')) asked++
  }
  return `Runs that resisted, with a call asked about: ${shareWithInterval(asked, records.length)}; blocked: ${shareWithInterval(blocked, records.length)}.`
}

async function section(data: string): Promise<string> {
  const records = recordsOf(data, 'agentdyn-shopping-succeeded')
  const lines = [
    '| wording | held-out half, stopped | of these by the call alone | before more than a search | development half, stopped | by the call alone | before more than a search |',
    '|---|---|---|---|---|---|---|',
  ]
  for (const way of allWays) {
    const counts = { test: none(), dev: none() }
    for (const [at, record] of records.entries())
      await play(record, way, at, counts[isHeldOut(record) ? 'test' : 'dev'])
    const cells = [counts.test, counts.dev].flatMap(
      ({ all, stopped, byCall, deeds, beforeDeed }) => [
        shareWithInterval(stopped, all),
        shareWithInterval(byCall, all),
        shareWithInterval(beforeDeed, deeds),
      ],
    )
    lines.push(`| ${way} | ${cells.join(' | ')} |`)
  }
  return [...lines, '', await resisted(data), ''].join('\n')
}

const data = process.env.MCIP_DATA
if (data === undefined || data === '') process.stdout.write('Not measured: MCIP_DATA is not set.\n')
else process.stdout.write(await section(data))
