import { describe, expect, it } from 'vitest'
import { putRules } from '../../../../../src/guardian/classifier/features/rule-features.ts'
import type { Finding } from '../../../../../src/guardian/verdict.ts'
import { findingOf, turnOf } from '../../judge-input.ts'
import { playedCall } from '../../task/task-input.ts'
import { put } from '../named-row.ts'

const input = playedCall('reset_all_passwords', {}, { user: 'Reset all passwords.' })

function rulesOf(found: readonly Finding[] | undefined) {
  return put((fill) => putRules(fill, input, found))
}

describe('putRules', () => {
  it('takes what the rules found, the surest of each class', () => {
    const of = rulesOf([
      findingOf({ confidence: 0.5, decision: 'ask' }),
      findingOf({ confidence: 0.25 }),
    ])
    expect([of('rule-data-injection'), of('rule-decision')]).toEqual([0.5, 3])
    expect(of('rule-replay-injection')).toBe(0)
  })

  it('counts a slight note for little', () => {
    const note = findingOf({ confidence: 0.5, decision: 'allow', severity: 'info' })
    expect(rulesOf([note])('rule-data-injection')).toBeCloseTo(0.05)
  })

  it('asks the rules itself where nobody did', () => {
    expect(rulesOf(undefined)('rule-identity-injection')).toBeGreaterThan(0.5)
    expect(put((fill) => putRules(fill, turnOf('hello'), undefined))('rule-decision')).toBe(0)
  })

  it('leaves risks out that are no class of the benchmark', () => {
    expect(rulesOf([findingOf({ risk: 'configuration-drift' })])('rule-decision')).toBe(0)
  })
})
