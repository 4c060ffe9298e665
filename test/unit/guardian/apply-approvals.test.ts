import { describe, expect, it } from 'vitest'
import { type Answer, applyAnswers, isQuestion } from '../../../src/guardian/apply-approvals.ts'
import { combine } from '../../../src/guardian/combine.ts'
import type { Finding } from '../../../src/guardian/verdict.ts'
import { completeness, findingOf } from './judge-input.ts'

const ask = findingOf({ decision: 'ask', text: 'asked.' })
const other = findingOf({ decision: 'ask', text: 'other.' })

describe('isQuestion', () => {
  it('is one where a rule asks; what it blocks is one in mode ask only', () => {
    expect(isQuestion(ask, false)).toBe(true)
    expect(isQuestion(findingOf(), false)).toBe(false)
    expect(isQuestion(findingOf(), true)).toBe(true)
    expect(isQuestion(findingOf({ decision: 'allow' }), true)).toBe(false)
    expect(isQuestion(findingOf({ decision: 'redact' }), true)).toBe(false)
  })

  it('is never one where the rule says that it is final, or the guard failed', () => {
    expect(isQuestion(findingOf({ final: true }), true)).toBe(false)
    expect(isQuestion(findingOf({ decision: 'ask', final: true }), false)).toBe(false)
    expect(isQuestion(findingOf({ code: 'judge-unavailable' }), true)).toBe(false)
  })
})

describe('applyAnswers', () => {
  const verdict = combine([ask, other], completeness)
  const answered = (...answers: readonly (readonly [Finding, Answer])[]) =>
    applyAnswers(verdict, new Map(answers))

  it('lets exactly the approved finding allow, and says by which approval', () => {
    const one = answered([ask, { kind: 'approved', id: 'a1b2c3d4' }])
    expect(one.decision).toBe('ask')
    expect(one.findings).toContainEqual({
      ...ask,
      decision: 'allow',
      severity: 'info',
      text: 'asked. A person approved this flow (approval a1b2c3d4).',
    })
    const both = answered(
      [ask, { kind: 'approved', id: 'a' }],
      [other, { kind: 'approved', id: 'b' }],
    )
    expect(both).toMatchObject({ decision: 'allow', risk: 'appropriate' })
    expect(both.findings).toHaveLength(2)
  })

  it('blocks what was denied', () => {
    const { decision, findings } = answered([ask, { kind: 'denied' }])
    expect(decision).toBe('block')
    expect(findings[0]?.text).toBe('asked. A person denied this flow.')
  })

  it('gives the verdict as it is where nothing was answered', () => {
    expect(answered()).toBe(verdict)
  })
})
