import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highestScore, scoresOf, uniformScores, upheld } from '../../../src/guardian/scores.ts'
import { decisions, type Scores, severities } from '../../../src/guardian/verdict.ts'
import { benchmarkClasses, riskIds } from '../../../src/risk/risk.ts'
import { findingOf } from './judge-input.ts'

function sumOf(scores: Scores): number {
  return Object.values(scores).reduce((total, score) => total + score, 0)
}

describe('scoresOf', () => {
  it('has every class in the order of the benchmark, and sums to 1', () => {
    for (const risk of [null, ...riskIds]) {
      for (const decision of decisions) {
        for (const severity of severities) {
          for (const confidence of [0, 0.3, 1]) {
            const scores = scoresOf([findingOf({ risk, decision, severity, confidence })], 'record')
            expect(Object.keys(scores)).toEqual(benchmarkClasses)
            expect(Math.abs(sumOf(scores) - 1)).toBeLessThan(1e-9)
            for (const score of Object.values(scores)) expect(score).toBeGreaterThan(0)
          }
        }
      }
    }
  })

  it('says appropriate where nothing was found, without ruling anything out', () => {
    const scores = scoresOf([], 'record')
    expect(highestScore(scores)).toBe('appropriate')
    expect(scores['data-injection']).toBeGreaterThan(0.02)
    expect(scoresOf([], 'message').appropriate).toBeGreaterThan(scores.appropriate)
  })

  it('names the class of what was stopped', () => {
    for (const decision of ['redact', 'ask', 'block'] as const) {
      const scores = scoresOf(
        [findingOf({ risk: 'replay-injection', decision, confidence: 0.7 })],
        'record',
      )
      expect(highestScore(scores)).toBe('replay-injection')
    }
  })

  it('grows with confidence, and stays appropriate for a mere hint', () => {
    const at = (confidence: number) =>
      scoresOf([findingOf({ confidence })], 'record')['data-injection']
    expect(at(0.9)).toBeGreaterThan(at(0.5))
    const hint = findingOf({ decision: 'allow', severity: 'low', confidence: 1 })
    expect(highestScore(scoresOf([hint], 'record'))).toBe('appropriate')
    expect(scoresOf([hint], 'record')['data-injection']).toBeGreaterThan(0.02)
  })

  it('names the class of what is wrong and changes nothing, as sure as its rule is', () => {
    const noted = (confidence: number) =>
      highestScore(
        scoresOf(
          [
            findingOf({
              risk: 'function-injection',
              decision: 'allow',
              severity: 'medium',
              confidence,
            }),
          ],
          'record',
        ),
      )
    expect(noted(0.6)).toBe('function-injection')
    expect(noted(0.4)).toBe('appropriate')
  })

  it('counts the strongest finding of a class once', () => {
    const weak = findingOf({ confidence: 0.4 })
    const strong = findingOf({ confidence: 0.9 })
    expect(scoresOf([weak, strong, weak], 'record')).toEqual(scoresOf([strong], 'record'))
  })

  it('divides between several classes', () => {
    const scores = scoresOf(
      [
        findingOf({ risk: 'data-injection', confidence: 0.9 }),
        findingOf({ risk: 'function-injection', confidence: 0.6 }),
      ],
      'record',
    )
    expect(highestScore(scores)).toBe('data-injection')
    expect(scores['function-injection']).toBeGreaterThan(scores.appropriate)
  })

  it('counts an overlapping tool name as an overlapping function', () => {
    const scores = scoresOf([findingOf({ risk: 'tool-name-overlapping' })], 'record')
    expect(highestScore(scores)).toBe('function-overlapping')
  })

  it('leaves risks of the config and termination phases and faults to the findings', () => {
    const others = [findingOf({ risk: 'configuration-drift' }), findingOf({ risk: null })]
    expect(scoresOf(others, 'record')).toEqual(scoresOf([], 'record'))
  })
})

describe('scoresOf, for what it is asked about', () => {
  const finding = fc.record({
    risk: fc.constantFrom(...riskIds),
    decision: fc.constantFrom(...decisions),
    severity: fc.constantFrom(...severities),
    confidence: fc.double({ min: 0.01, max: 1, noNaN: true }),
  })

  it('names the same class for a message and for a record', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 4 }), (some) => {
        const findings = some.map(findingOf)
        const named = highestScore(scoresOf(findings, 'record'))
        expect(highestScore(scoresOf(findings, 'message'))).toBe(named)
        expect(sumOf(scoresOf(findings, 'message'))).toBeCloseTo(1, 9)
      }),
    )
  })

  it('ranks a record that is asked about above one that is only noted', () => {
    const noted = scoresOf([findingOf({ decision: 'allow', confidence: 0.95 })], 'record')
    const asked = scoresOf([findingOf({ decision: 'ask', confidence: 0.6 })], 'record')
    expect(asked.appropriate).toBeLessThan(noted.appropriate)
    expect(noted.appropriate).toBeLessThan(scoresOf([], 'record').appropriate)
  })

  it('never says appropriate where a class of the benchmark was stopped', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 4 }), (some) => {
        const stops = findingOf({ risk: 'replay-injection', decision: 'ask', confidence: 0.05 })
        for (const judged of ['message', 'record'] as const) {
          const scores = scoresOf([...some.map(findingOf), stops], judged)
          expect(highestScore(scores)).not.toBe('appropriate')
        }
      }),
    )
  })
})

describe('highestScore', () => {
  it('breaks ties by the order of the benchmark', () => {
    expect(highestScore(uniformScores())).toBe('appropriate')
    const tied = scoresOf(
      [findingOf({ risk: 'replay-injection' }), findingOf({ risk: 'function-injection' })],
      'record',
    )
    expect(highestScore(tied)).toBe('function-injection')
  })
})

describe('upheld', () => {
  const harmless = scoresOf([], 'record')

  it('never calls a record appropriate of which a risk was stopped', () => {
    const asked = findingOf({ risk: 'data-injection', decision: 'ask', confidence: 0.8 })
    const hint = findingOf({ risk: 'replay-injection', decision: 'allow', confidence: 1 })
    expect(highestScore(upheld(harmless, [hint, asked]))).toBe('data-injection')
    expect(sumOf(upheld(harmless, [asked]))).toBeCloseTo(1, 9)
  })

  it('leaves the class alone where nothing was stopped, or where it is a risk', () => {
    const noted = findingOf({ risk: 'data-injection', decision: 'allow', confidence: 1 })
    const drift = findingOf({ risk: 'configuration-drift', decision: 'block', confidence: 1 })
    expect(upheld(harmless, [])).toBe(harmless)
    expect(upheld(harmless, [noted])).toBe(harmless)
    expect(upheld(harmless, [drift])).toBe(harmless)
    const named = scoresOf([findingOf({ risk: 'identity-injection', confidence: 0.9 })], 'record')
    const asked = findingOf({ risk: 'data-injection', decision: 'ask', confidence: 0.8 })
    const raised = upheld(named, [asked])
    expect(highestScore(raised)).toBe('identity-injection')
    expect(raised.appropriate).toBeLessThan(named.appropriate)
    expect(upheld(named, [{ ...asked, judge: 'classifier' }])).toBe(named)
  })
})
