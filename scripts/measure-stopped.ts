/**
 * How many of the runs in which an agent followed an injection are stopped before the first injected
 * call, as recorded and in other words, by all rules and by what the call itself shows; and how many
 * runs that resisted are. Prints a section for docs/results/guardian.md.
 *
 *     MCIP_DATA=<folder> npx tsx scripts/measure-stopped.ts
 */
import { auditText, createAuditDeps } from '../src/audit/audit-record.ts'
import {
  type AnyWay,
  type AttackRun,
  allWays,
  attackFile,
  firstInjected,
  isHeldOut,
  reworded,
  runsOf,
} from './measure/attack-runs.ts'
import { shareWithInterval } from './measure/wilson.ts'

const deps = createAuditDeps({ judges: ['rules'], failMode: 'closed' })

interface Stopped {
  all: number
  stopped: number
  byCall: number
  /** Runs whose injected calls are more than searches, and those of them stopped before the first such call. */
  deeds: number
  beforeDeed: number
}

const none = (): Stopped => ({ all: 0, stopped: 0, byCall: 0, deeds: 0, beforeDeed: 0 })

async function play(record: AttackRun, way: AnyWay, seed: number, count: Stopped): Promise<void> {
  const first = firstInjected(record, false)
  const told = first === -1 ? undefined : reworded(record, way, seed)
  if (told === undefined) return
  const { messages, poisoned } = told
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

/** Runs that did not follow: their calls are appropriate, whatever they have read. */
async function resisted(data: string): Promise<string> {
  let asked = 0
  let blocked = 0
  const records = runsOf(attackFile(data, 'agentdyn-shopping-resisted'))
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
  const records = runsOf(attackFile(data, 'agentdyn-shopping-succeeded'))
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
