import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combine, moreSevere } from '../../../src/guardian/combine.ts'
import { scoresOf } from '../../../src/guardian/scores.ts'
import { decisions, severities } from '../../../src/guardian/verdict.ts'
import { benchmarkClasses } from '../../../src/risk/risk.ts'
import { completeness, findingOf } from './judge-input.ts'

describe('combine', () => {
  it('is appropriate without findings', () => {
    const scores = scoresOf([], 'message')
    expect(combine([], completeness)).toEqual({
      decision: 'allow',
      risk: 'appropriate',
      confidence: scores.appropriate,
      scores,
      findings: [],
      completeness,
    })
  })

  it('takes the most severe decision, then severity, then confidence', () => {
    const mild = findingOf({ decision: 'ask', severity: 'high', confidence: 1 })
    const low = findingOf({ severity: 'low', confidence: 1 })
    const unsure = findingOf({ confidence: 0.5 })
    const sure = findingOf({ confidence: 0.6, risk: 'replay-injection' })
    const { decision, findings } = combine([mild, low, unsure, sure], completeness)
    expect(decision).toBe('block')
    expect(findings).toEqual([sure, unsure, low, mild])
  })

  it('names the class that all findings together speak for, with the score that it has', () => {
    const strong = findingOf({ risk: 'replay-injection', confidence: 0.95 })
    const weak = findingOf({ risk: 'data-injection', confidence: 0.5 })
    const { risk, confidence, scores } = combine([weak, strong], completeness)
    expect(risk).toBe('replay-injection')
    expect(confidence).toBe(scores['replay-injection'])
    expect(Object.keys(scores)).toEqual(benchmarkClasses)
    expect(scores['data-injection']).toBeGreaterThan(scores['function-injection'])
  })

  it('names what is wrong and may go on, but not a mere hint', () => {
    const noted = findingOf({ decision: 'allow', severity: 'medium' })
    expect(combine([noted], completeness)).toMatchObject({
      decision: 'allow',
      risk: 'data-injection',
    })
    expect(combine([{ ...noted, severity: 'low' }], completeness).risk).toBe('appropriate')
  })

  it('passes over risks that have no benchmark class', () => {
    const drift = findingOf({ risk: 'configuration-drift', confidence: 1 })
    const fault = findingOf({ risk: null, confidence: 1 })
    const { decision, risk } = combine([drift, fault, findingOf()], completeness)
    expect([decision, risk]).toEqual(['block', 'data-injection'])
    expect(combine([drift], completeness).risk).toBe('appropriate')
  })

  it('claims nothing of a message that only a fault stops', () => {
    const fault = findingOf({ risk: null, code: 'judge-unavailable', confidence: 1 })
    const { risk, confidence, scores } = combine([fault], completeness)
    expect(confidence).toBeCloseTo(1 / benchmarkClasses.length)
    expect(new Set(Object.values(scores)).size).toBe(1)
    expect(risk).toBe('appropriate')
    const noted = findingOf({ decision: 'allow', severity: 'medium' })
    expect(combine([fault, noted], completeness).risk).toBe('data-injection')
    const passed = combine([{ ...fault, decision: 'allow' }], completeness)
    expect(passed.confidence).toBe(scoresOf([], 'message').appropriate)
  })

  it('counts tool names as functions', () => {
    const { risk } = combine([findingOf({ risk: 'tool-name-overlapping' })], completeness)
    expect(risk).toBe('function-overlapping')
  })

  it('leaves the findings it is given as they are', () => {
    const findings = [findingOf({ decision: 'allow' }), findingOf()]
    combine(findings, completeness)
    expect(findings.map(({ decision }) => decision)).toEqual(['allow', 'block'])
  })

  it('is never milder than any of its findings, whatever their order', () => {
    const finding = fc
      .record({
        decision: fc.constantFrom(...decisions),
        severity: fc.constantFrom(...severities),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(findingOf)
    fc.assert(
      fc.property(fc.array(finding), (findings) => {
        const { decision } = combine(findings, completeness)
        const worst = findings.map((one) => one.decision).reduce(moreSevere, 'allow')
        expect(decision).toBe(worst)
        expect(combine([...findings].reverse(), completeness).decision).toBe(decision)
      }),
      { numRuns: 300 },
    )
  })
})

describe('moreSevere', () => {
  it('orders allow, redact, ask, block', () => {
    expect(moreSevere('allow', 'redact')).toBe('redact')
    expect(moreSevere('ask', 'redact')).toBe('ask')
    expect(moreSevere('block', 'ask')).toBe('block')
    expect(moreSevere('allow', 'allow')).toBe('allow')
  })
})
