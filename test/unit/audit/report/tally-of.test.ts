import { describe, expect, it } from 'vitest'
import type { Audited } from '../../../../src/audit/report/audited.ts'
import { createTally, tallyOf } from '../../../../src/audit/report/tally-of.ts'
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

describe('tallyOf', () => {
  const tally = tallyOf(records)

  it('counts records by decision, and those with an error nowhere else', () => {
    expect(tally.records).toBe(7)
    expect(tally.failed).toBe(1)
    expect(tally.decisions).toEqual({ allow: 4, block: 1, ask: 1 })
    expect(tally.formats).toEqual({ 'openai-chat': 6 })
    expect(tally.failures).toEqual([
      {
        file: 'made.jsonl',
        line: 3,
        error: 'audit.malformed-json: no valid JSON: no value at column 1',
      },
    ])
    expect(tally.failureCodes).toEqual({ 'audit.malformed-json': 1 })
  })

  it('counts a risk once a record, with the most severe decision', () => {
    expect(tally.risks).toEqual({
      'function-injection': { records: 2, decision: 'block' },
      'judge-unavailable': { records: 1, decision: 'redact' },
    })
  })

  it('counts flows by the first of their names', () => {
    expect(tally).toMatchObject({
      flows: 6,
      messages: { query: 6 },
      about: { 'message-text': 6 },
      subjects: { user: 6 },
      principles: { consent: 6 },
      unseen: { query: 0, response: 6, lists: 0, provenance: 0 },
    })
  })

  it('compares only labels that name a class', () => {
    expect(tally.labels).toEqual({
      appropriate: { records: 1, agree: 1 },
      risks: { records: 2, agree: 1 },
    })
    expect(tally.otherLabels).toEqual({ object: 1, attack_succeeded: 1 })
  })
})

describe('createTally', () => {
  it('reads what was counted so far, and goes on', () => {
    const tally = createTally()
    for (const record of records.slice(0, 3)) tally.add(record)
    const before = tally.read()
    expect(before).toEqual(tallyOf(records.slice(0, 3)))
    for (const record of records.slice(3)) tally.add(record)
    expect(tally.read()).toEqual(tallyOf(records))
    expect(before.records).toBe(3)
  })
})
