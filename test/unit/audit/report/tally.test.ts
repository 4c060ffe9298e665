import { describe, expect, it } from 'vitest'
import type { Audited } from '../../../../src/audit/report/audited.ts'
import { addTallies, emptyTally } from '../../../../src/audit/report/tally.ts'
import { tallyOf } from '../../../../src/audit/report/tally-of.ts'
import { auditedOf, failedOf, findingOf } from './made.ts'

const records: readonly Audited[] = [
  auditedOf([], { line: 1, label: 'true' }),
  auditedOf([findingOf(), findingOf({ decision: 'ask' })], {
    line: 2,
    label: 'function_injection',
  }),
  failedOf(3),
  auditedOf([findingOf({ decision: 'ask' }), findingOf({ risk: null, decision: 'redact' })], {
    line: 4,
    label: 'K',
  }),
  auditedOf([], { line: 5, label: { mine: 1 } }),
  auditedOf([], { line: 6, label: 'attack_succeeded' }),
  auditedOf([], { line: 7, label: null }),
]

describe('addTallies', () => {
  it('gives the same wherever the input is cut', () => {
    const whole = tallyOf(records)
    for (let cut = 0; cut <= records.length; cut++) {
      const parts = [tallyOf(records.slice(0, cut)), tallyOf(records.slice(cut))]
      expect(parts.reduce(addTallies, emptyTally())).toEqual(whole)
    }
  })

  it('stays small however many names the input brings', () => {
    let tally = emptyTally()
    for (let line = 1; line <= 1_000; line++) {
      tally = addTallies(
        tally,
        tallyOf([auditedOf([], { line, label: `label ${line}` }), failedOf(line)]),
      )
    }
    expect(Object.keys(tally.otherLabels)).toHaveLength(201)
    expect(tally.otherLabels['...']).toBe(800)
    expect(tally.failures.map(({ line }) => line)).toEqual([1, 2, 3])
    expect(tally.failed).toBe(1_000)
  })
})
