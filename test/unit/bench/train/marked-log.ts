/** Trajectories of a flow log made of payments, with what a person says of one call of each. */
import { recordDigest } from '../../../../src/audit/digest.ts'
import { judgeRecord } from '../../../../src/audit/judge-record.ts'
import { mciLineOf } from '../../../../src/audit/mci-record.ts'
import { readRecord } from '../../../../src/audit/readers/read-record.ts'
import { type BenchCase, writeCase } from '../../../../src/bench/bench-case.ts'
import type { Entry, LogMode, MarkEntry, MessageEntry } from '../../../../src/log/entry.ts'
import type { MciTrajectory } from '../../../../src/log/mci-trajectory.ts'
import { completeness } from '../../guardian/judge-input.ts'
import { payments } from './dialogues.ts'

/** The entries of one dialogue, a message each, as a guard that let everything through logs them. */
export function entriesOfCase(one: BenchCase, content: LogMode = 'redacted'): MessageEntry[] {
  const text = writeCase(one)
  const judged = judgeRecord(readRecord(text), { guardian: undefined, digest: recordDigest(text) })
  if (judged instanceof Promise) throw new Error('not at once')
  const { flows } = JSON.parse(mciLineOf({ id: one.id, judged, text, content })) as MciTrajectory
  return flows.map(
    ({ verdict: _, ...flow }, seq): MessageEntry => ({
      format: 1,
      kind: 'message',
      seq,
      at: new Date(Date.UTC(2026, 0, 2, 3, 4, seq)).toISOString(),
      trajectory: { source: 'environment', value: one.id },
      server: 'bank',
      from: flow.sender.role === 'server' ? 'server' : 'host',
      message: { kind: 'request', bytes: 0 },
      flows: [{ ...flow, seq }],
      verdict: {
        decision: 'allow',
        risk: 'appropriate',
        confidence: 1,
        findings: [],
        completeness,
      },
      action: 'forward',
      ms: 0,
    }),
  )
}

export function markOf(
  { format, at, trajectory, server }: MessageEntry,
  seq: number,
  about: number,
  label: MarkEntry['label'],
): MarkEntry {
  return { format, kind: 'mark', seq, at, trajectory, server, about, label, by: 'mark' }
}

/** `seq` of the last call. */
export function lastCall(entries: readonly MessageEntry[]): number {
  return entries.findLastIndex(({ flows }) => flows[0]?.type.message === 'function-request')
}

/** So many trajectories, each with a mark of its last call. */
export function markedTrajectories(
  count: number,
  labelOf: (one: BenchCase, at: number) => MarkEntry['label'],
): readonly (readonly Entry[])[] {
  return payments(Math.ceil(count / 2))
    .slice(0, count)
    .map((one, at) => {
      const entries = entriesOfCase(one)
      const [first] = entries
      if (first === undefined) throw new Error('no entry')
      return [...entries, markOf(first, entries.length, lastCall(entries), labelOf(one, at))]
    })
}
