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
import { type Bank, rewordContent, type Way, ways } from './measure/reword-injection.ts'
import { shareWithInterval } from './measure/wilson.ts'

interface ChatMessage {
  readonly role: string
  readonly content?: string | null
  readonly tool_calls?: readonly { readonly function: { readonly arguments: string } }[]
}

interface ChatRecord {
  readonly messages: readonly ChatMessage[]
  readonly meta: { readonly userTask: string; readonly injectionText: string }
}

/** The ways of the generator, and two that need more than one text: over two results, and encoded. */
const allWays = [...ways, 'two results', 'encoded'] as const
type AnyWay = (typeof allWays)[number]

const deps = createAuditDeps({ judges: ['rules'], failMode: 'closed' })

function isHeldOut({ meta }: ChatRecord): boolean {
  let hash = 7
  for (const letter of meta.userTask) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return hash % 2 === 1
}

function reword(content: string, injection: string, way: AnyWay, bank: Bank, seed: number) {
  if (way !== 'encoded' && way !== 'two results')
    return rewordContent(content, injection, way as Way, bank, seed)
  const told = rewordContent(content, injection, way === 'encoded' ? 'bare' : 'split', bank, seed)
  if (told === undefined) return undefined
  // What the rewording put in is what the recorded content does not hold.
  const before = content.indexOf('<INFORMATION>')
  const after = content.length - content.indexOf('</INFORMATION>') - '</INFORMATION>'.length
  const put = told.slice(before, told.length - after)
  const cut = put.search(/(?<=[.!])\s/)
  const first = cut === -1 ? put : put.slice(0, cut)
  const shown = way === 'encoded' ? Buffer.from(put).toString('base64') : first
  return content.slice(0, before) + shown + content.slice(content.length - after)
}

/** The second sentence of a split injection, which stands in the result after the poisoned one. */
function restOf(content: string, injection: string, bank: Bank, seed: number): string {
  const told = rewordContent(content, injection, 'split', bank, seed) ?? ''
  const before = content.indexOf('<INFORMATION>')
  const after = content.length - content.indexOf('</INFORMATION>') - '</INFORMATION>'.length
  const put = told.slice(before, told.length - after)
  const cut = put.search(/(?<=[.!])\s/)
  return cut === -1 ? '' : put.slice(cut)
}

/** Place of the first call with a value that the injection has and no user message; data/README.md. */
function firstInjected({ messages, meta }: ChatRecord): number {
  const users = messages.filter(({ role }) => role === 'user').map(({ content }) => content ?? '')
  const said = users.join('\n')
  return messages.findIndex(({ tool_calls: calls = [] }) =>
    calls.some(({ function: { arguments: args } }) =>
      valuesOf(args).some(
        (value) => value.length > 3 && meta.injectionText.includes(value) && !said.includes(value),
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
}

async function play(record: ChatRecord, way: AnyWay, seed: number, count: Stopped): Promise<void> {
  const bank: Bank = isHeldOut(record) ? 'test' : 'dev'
  const { injectionText } = record.meta
  const first = firstInjected(record)
  if (first === -1) return
  let poisoned = Number.POSITIVE_INFINITY
  let rest = ''
  const messages = record.messages.map((message, at) => {
    if (message.role !== 'tool' || typeof message.content !== 'string') return message
    const content = reword(message.content, injectionText, way, bank, seed + at)
    if (content === undefined) {
      const more = rest
      rest = ''
      return more === '' ? message : { ...message, content: `${message.content}\n${more}` }
    }
    poisoned = Math.min(poisoned, at)
    if (way === 'two results') rest = restOf(message.content, injectionText, bank, seed + at)
    return { ...message, content }
  })
  const line = await auditText(
    JSON.stringify({ ...record, messages }),
    { file: 'r', line: seed },
    deps,
  )
  const hits = line.findings.filter(
    ({ decision, message }) => decision !== 'allow' && message >= poisoned && message <= first,
  )
  count.all++
  if (hits.length > 0) count.stopped++
  if (hits.some(({ message }) => messages[message]?.role === 'assistant')) count.byCall++
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
    '| wording | held-out half, stopped | of these by the call alone | development half, stopped | by the call alone |',
    '|---|---|---|---|---|',
  ]
  for (const way of allWays) {
    const counts = {
      test: { all: 0, stopped: 0, byCall: 0 },
      dev: { all: 0, stopped: 0, byCall: 0 },
    }
    for (const [at, record] of records.entries())
      await play(record, way, at, counts[isHeldOut(record) ? 'test' : 'dev'])
    const cells = [counts.test, counts.dev].flatMap(({ all, stopped, byCall }) => [
      shareWithInterval(stopped, all),
      shareWithInterval(byCall, all),
    ])
    lines.push(`| ${way} | ${cells.join(' | ')} |`)
  }
  return [...lines, '', await resisted(data), ''].join('\n')
}

const data = process.env.MCIP_DATA
if (data === undefined || data === '') process.stdout.write('Not measured: MCIP_DATA is not set.\n')
else process.stdout.write(await section(data))
