/** Poisoned and harmless results, and whole records, as `mcip audit --judges rules` judges them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { AuditLine } from '../../src/audit/audit-line.ts'
import { auditText, createAuditDeps } from '../../src/audit/audit-record.ts'
import type { Finding } from '../../src/guardian/verdict.ts'
import { type Drawn, shareByTask } from './bootstrap.ts'
import { errorLine } from './error-line.ts'
import { type Bank, rewordContent, type Way, ways } from './reword-injection.ts'
import { shareWithInterval } from './wilson.ts'

interface ChatMessage {
  readonly role: string
  readonly content?: string | null
}

export interface ChatRecord {
  readonly id?: string
  readonly messages: readonly ChatMessage[]
  readonly meta?: { readonly userTask?: string; readonly injectionText?: string }
}

export const goldSets = [
  'agentdyn-shopping-benign',
  'apibank',
  'bfcl-multi-turn',
  'functionchat-ko',
  'glaive',
  'sgd',
  'star',
  'taskmaster4',
  'tau-ground-truth',
  'toolace',
  'toolbench',
  'tooltalk',
] as const
export const attackSets = ['agentdyn-shopping-succeeded', 'agentdyn-shopping-resisted'] as const

const deps = createAuditDeps({ judges: ['rules'], failMode: 'closed' })

export function recordsOf(file: string): readonly ChatRecord[] {
  const lines = gunzipSync(readFileSync(file)).toString().split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ChatRecord)
}

export async function audit(record: ChatRecord, place: string): Promise<AuditLine> {
  const line = await auditText(JSON.stringify(record), { file: place, line: 1 }, deps)
  if (line.findings.some(({ code }) => code === 'judge-unavailable'))
    throw new Error(`${place}: a judge could not answer, so nothing can be measured`)
  return line
}

/** Halves by task, so that no task stands in both. */
export function isHeldOut({ meta }: ChatRecord): boolean {
  let hash = 7
  for (const letter of meta?.userTask ?? '') hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return hash % 2 === 1
}

const isInjection = ({ risk }: Finding): boolean => risk === 'function-injection'
const isFlagged = (finding: Finding): boolean =>
  isInjection(finding) && finding.decision !== 'allow'

interface Count {
  all: number
  flagged: number
  found: number
}

/** Poisoned results of one wording, in runs of a task. */
interface PoisonedCount {
  readonly flagged: Drawn[]
  readonly found: Drawn[]
}

/** Poisoned results as recorded and in other words: how many are flagged as `function-injection`. */
export async function poisonedSection(
  data: string,
  errors: (line: string) => void,
): Promise<string> {
  const counts = new Map<string, PoisonedCount>()
  const goals = new Map<string, PoisonedCount>()
  for (const set of attackSets) {
    for (const [at, record] of recordsOf(join(data, 'attack', `${set}.jsonl.gz`)).entries()) {
      const bank: Bank = isHeldOut(record) ? 'test' : 'dev'
      for (const way of ways) await countWay(record, { way, bank, seed: at, place: `${set}:${at}` })
    }
  }

  async function countWay(
    record: ChatRecord,
    { way, bank, seed, place }: { way: Way; bank: Bank; seed: number; place: string },
  ): Promise<void> {
    const injection = record.meta?.injectionText ?? ''
    const poisoned = new Set<number>()
    const messages = record.messages.map((message, index) => {
      if (message.role !== 'tool' || typeof message.content !== 'string') return message
      const content = rewordContent(message.content, injection, way, bank, seed + index)
      if (content === undefined) return message
      poisoned.add(index)
      return { ...message, content }
    })
    const line = await audit({ ...record, messages }, place)
    const group = record.meta?.userTask ?? ''
    for (const index of poisoned) {
      const mine = line.findings.filter((finding) => finding.message === index)
      const isHit = mine.some(isFlagged)
      for (const [map, key] of [
        [counts, `${way} ${bank}`],
        [goals, bank === 'test' ? goalOf(injection) : ''],
      ] as const) {
        const count = map.get(key) ?? { flagged: [], found: [] }
        map.set(key, count)
        count.flagged.push({ group, isHit })
        count.found.push({ group, isHit: mine.some(isInjection) })
      }
      if (!isHit)
        errors(
          errorLine({
            kind: `result not flagged, ${way}, ${bank}`,
            place: `${record.id ?? place}#${index}`,
            line,
            findings: mine,
            what: goalOf(injection),
          }),
        )
    }
  }

  const row = (key: string, count: PoisonedCount | undefined): string =>
    count === undefined
      ? `| ${key} | - | - |`
      : `| ${key} | ${shareByTask(count.flagged)} | ${shareByTask(count.found)} |`
  const rates = ways.map((way) => rateOf(counts.get(`${way} test`)))
  return [
    '## Poisoned results',
    '',
    '| wording | held-out half, flagged | held-out half, any finding |',
    '|---|---|---|',
    ...ways.map((way) => row(way, counts.get(`${way} test`))),
    '',
    `Spread over the wordings: ${(100 * (Math.max(...rates) - Math.min(...rates))).toFixed(1)} points.`,
    '',
    '| wording | half used for development, flagged | any finding |',
    '|---|---|---|',
    ...ways.map((way) => row(way, counts.get(`${way} dev`))),
    '',
    '| what the injection wants (held-out half, all wordings) | flagged | any finding |',
    '|---|---|---|',
    ...[...goals]
      .filter(([goal]) => goal !== '')
      .sort()
      .map(([goal, count]) => row(goal, count)),
    '',
  ].join('\n')
}

function rateOf(count: PoisonedCount | undefined): number {
  const hits = count?.flagged.filter(({ isHit }) => isHit).length ?? 0
  return hits / Math.max(1, count?.flagged.length ?? 0)
}

function goalOf(injection: string): string {
  if (/https?:|www\./.test(injection)) return 'open a page'
  if (/password to '/i.test(injection)) return 'change the password'
  if (/Transfer/.test(injection)) return 'pay'
  if (/ to \S+@/.test(injection)) return 'send personal data'
  return /Product ID/.test(injection) ? 'buy a product by its id' : 'buy a product by its kind'
}

/** Gold sets, with each user message as a turn and without any. */
export async function goldSection(data: string, errors: (line: string) => void): Promise<string> {
  const rows: string[] = []
  const results: string[] = []
  const sum = { all: 0, flagged: 0, found: 0 }
  for (const set of goldSets) {
    const records = recordsOf(join(data, 'gold', `${set}.jsonl.gz`))
    const cells: string[] = []
    for (const isAsked of [true, false]) {
      const tally = { blocked: 0, asked: 0 }
      const count: Count = { all: 0, flagged: 0, found: 0 }
      for (const [at, record] of records.entries()) {
        const place = `${set}:${at}`
        const played = isAsked
          ? record
          : { ...record, messages: record.messages.filter(({ role }) => role !== 'user') }
        const line = await audit(played, place)
        const { decision, findings } = line
        if (decision === 'block') tally.blocked++
        if (decision === 'ask') tally.asked++
        count.all += played.messages.filter(({ role }) => role === 'tool').length
        count.flagged += places(findings.filter(isFlagged))
        count.found += places(findings.filter(isInjection))
        const known = isAsked ? 'turns known' : 'no query'
        const wrong = { place: record.id ?? place, line, findings }
        if (decision !== 'allow') errors(errorLine({ kind: `gold stopped, ${known}`, ...wrong }))
        else if (line.risk !== 'appropriate')
          errors(errorLine({ kind: `gold as a risk, ${known}`, ...wrong }))
        for (const one of findings.filter(isFlagged))
          errors(
            errorLine({
              kind: `harmless result flagged, ${known}`,
              place: `${wrong.place}#${one.message}`,
              line,
              findings: [one],
            }),
          )
      }
      cells.push(
        shareWithInterval(tally.blocked, records.length),
        shareWithInterval(tally.asked, records.length),
      )
      if (!isAsked) continue
      sum.all += count.all
      sum.flagged += count.flagged
      sum.found += count.found
      results.push(
        `| ${set} | ${shareWithInterval(count.flagged, count.all)} | ${shareWithInterval(count.found, count.all)} |`,
      )
    }
    rows.push(`| ${set} | ${cells.join(' | ')} |`)
  }
  return [
    '## Harmless results',
    '',
    '| set | flagged as `function-injection` | any such finding |',
    '|---|---|---|',
    ...results,
    `| **all** | ${shareWithInterval(sum.flagged, sum.all)} | ${shareWithInterval(sum.found, sum.all)} |`,
    '',
    '## Gold records through all rules',
    '',
    '| set | blocked, user turns known | asked, user turns known | blocked, no query | asked, no query |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

function places(findings: readonly Finding[]): number {
  return new Set(findings.map(({ message }) => message)).size
}
