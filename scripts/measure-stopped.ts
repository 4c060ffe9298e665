/**
 * How many of the runs in which an agent followed an injection are stopped before the first injected
 * call, as recorded and in other words, by all rules and by what the call itself shows; and how many
 * runs that resisted are. Prints a section for docs/results/guardian.md.
 *
 *     MCIP_DATA=<folder> npx tsx scripts/measure-stopped.ts [--errors FILE]
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
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
import { type Drawn, shareByTask } from './measure/bootstrap.ts'
import { errorLine } from './measure/error-line.ts'
import { shareWithInterval } from './measure/wilson.ts'

const deps = createAuditDeps({ judges: ['rules'], failMode: 'closed' })

const { values: options } = parseArgs({ options: { errors: { type: 'string' } } })
const errors: string[] = []

/** Runs of one half in one wording: those that were stopped, and by what. */
interface Stopped {
  readonly stopped: Drawn[]
  readonly byCall: Drawn[]
  /** Of runs whose injected calls are more than searches: stopped before the first such call. */
  readonly beforeDeed: Drawn[]
}

const none = (): Stopped => ({ stopped: [], byCall: [], beforeDeed: [] })

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
  const group = record.meta.userTask
  const isStopped = inTime.length > 0
  count.stopped.push({ group, isHit: isStopped })
  const isByCall = inTime.some(({ message }) => messages[message]?.role === 'assistant')
  count.byCall.push({ group, isHit: isByCall })
  const deed = firstInjected(record, true)
  const isBeforeDeed = hits.some(({ message }) => message <= deed)
  if (deed !== -1) count.beforeDeed.push({ group, isHit: isBeforeDeed })
  if (isStopped && (deed === -1 || isBeforeDeed)) return
  const half = isHeldOut(record) ? 'held out' : 'development'
  errors.push(
    errorLine({
      kind: `run not stopped, ${way}, ${half}`,
      place: `${record.id}#${first}`,
      line,
      findings: line.findings.filter(({ message }) => message >= poisoned),
      what: `poisoned #${poisoned}; injected ${calledAt(record, first)}; deed ${deed === -1 ? 'none' : `${isBeforeDeed ? 'stopped' : 'not stopped'} ${calledAt(record, deed)}`}`,
    }),
  )
}

function calledAt({ messages }: AttackRun, at: number): string {
  const calls = messages[at]?.tool_calls ?? []
  return `#${at} ${calls.map(({ function: { name, arguments: args } }) => `${name} ${args}`).join(', ')}`
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
    const findings = calls.filter(({ decision }) => decision !== 'allow')
    if (findings.length > 0)
      errors.push(errorLine({ kind: 'resisted and stopped', place: record.id, line, findings }))
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
    const cells = [counts.test, counts.dev].flatMap(({ stopped, byCall, beforeDeed }) => [
      shareByTask(stopped),
      shareByTask(byCall),
      shareByTask(beforeDeed),
    ])
    lines.push(`| ${way} | ${cells.join(' | ')} |`)
  }
  return [...lines, '', await resisted(data), ''].join('\n')
}

const data = process.env.MCIP_DATA
if (data === undefined || data === '') process.stdout.write('Not measured: MCIP_DATA is not set.\n')
else {
  process.stdout.write(await section(data))
  if (options.errors !== undefined) writeFileSync(options.errors, `${errors.join('\n')}\n`)
}
