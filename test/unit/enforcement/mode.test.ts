import { describe, expect, it } from 'vitest'
import { carriedOut, carriedOutOf } from '../../../src/enforcement/mode.ts'
import { combine } from '../../../src/guardian/combine.ts'
import { decisions, type Finding } from '../../../src/guardian/verdict.ts'
import { completeness, findingOf } from '../guardian/judge-input.ts'

describe('carriedOut', () => {
  it('carries the verdict out in mode enforce', () => {
    for (const decision of decisions) expect(carriedOut(decision, 'enforce')).toBe(decision)
  })

  it('asks instead of blocking in mode ask, and still redacts', () => {
    const asked = decisions.map((decision) => carriedOut(decision, 'ask'))
    expect(asked).toEqual(['allow', 'redact', 'ask', 'ask'])
  })

  it('lets everything on in mode observe', () => {
    for (const decision of decisions) expect(carriedOut(decision, 'observe')).toBe('allow')
  })
})

describe('carriedOutOf', () => {
  const of = (mode: Parameters<typeof carriedOutOf>[1], ...findings: readonly Partial<Finding>[]) =>
    carriedOutOf(combine(findings.map(findingOf), completeness), mode)

  it('asks in mode ask only where a person may decide', () => {
    const fault = { risk: null, code: 'judge-unavailable' } as const
    expect(of('ask', {})).toBe('ask')
    expect(of('ask', {}, { final: true })).toBe('block')
    expect(of('ask', {}, fault)).toBe('block')
    expect(of('ask', { decision: 'ask' }, { ...fault, decision: 'allow' })).toBe('ask')
    expect(of('enforce', fault)).toBe('block')
    expect(of('observe', fault)).toBe('allow')
  })
})
