import { describe, expect, it } from 'vitest'
import { chooseNotable, keepNotable, notableOf } from '../../../../src/audit/report/notable.ts'
import { auditedOf, failedOf, findingOf } from './made.ts'

const notable = (line: number, part: Parameters<typeof findingOf>[0]) => {
  const found = notableOf(auditedOf([findingOf(part)], { line }))
  if (found === undefined) throw new Error('nothing found')
  return found
}

describe('notableOf', () => {
  it('names a record by its worst finding, with what stands at its place', () => {
    const audited = auditedOf([
      findingOf({ decision: 'ask', text: 'milder' }),
      findingOf({ text: 'worst' }),
    ])
    expect(notableOf(audited)).toEqual({
      id: 'made.jsonl:1',
      file: 'made.jsonl',
      line: 1,
      finding: {
        risk: 'function-injection',
        decision: 'block',
        severity: 'high',
        confidence: 0.9,
        text: 'worst',
      },
      path: '/messages/1/tool_calls/0/function/arguments/to',
      quote: 'eve@example.com',
      findings: 2,
    })
  })

  it('is silent about records without findings and those that could not be judged', () => {
    expect(notableOf(auditedOf())).toBeUndefined()
    expect(notableOf(failedOf(1))).toBeUndefined()
  })

  it('does without a place, and bounds what the input gives', () => {
    const text = 'x'.repeat(10_000)
    const found = notableOf(auditedOf([findingOf({ evidence: [], text })], { id: text }))
    expect(found?.path).toBe('/messages/1')
    expect(JSON.stringify(found).length).toBeLessThan(2_000)
  })
})

describe('keepNotable', () => {
  it('keeps three of each risk, the worst first, of equal ones the earlier', () => {
    const many = [1, 2, 3, 4].map((line) => notable(line, {}))
    const mild = notable(5, { risk: 'data-injection', decision: 'ask' })
    const kept = keepNotable([mild, ...many.slice(0, 2)], many.slice(2))
    expect(kept.map(({ line }) => line)).toEqual([1, 2, 3, 5])
  })
})

describe('chooseNotable', () => {
  it('shows each risk before a second record of one', () => {
    const kept = keepNotable(
      [],
      [notable(1, {}), notable(2, {}), notable(3, { risk: null, decision: 'ask' })],
    )
    expect(chooseNotable(kept, 2).map(({ line }) => line)).toEqual([1, 3])
    expect(chooseNotable(kept, 9).map(({ line }) => line)).toEqual([1, 3, 2])
  })
})
