import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highestScore, joined, scoresOf, uniformScores } from '../../../src/guardian/scores.ts'
import { decisions, type Scores, severities } from '../../../src/guardian/verdict.ts'
import { type BenchmarkClass, benchmarkClasses, riskIds } from '../../../src/risk/risk.ts'
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

describe('joined', () => {
  const only = (name: BenchmarkClass, share: number): Scores => {
    const rest = (1 - share) / (benchmarkClasses.length - 1)
    return Object.fromEntries(
      benchmarkClasses.map((one) => [one, one === name ? share : rest]),
    ) as Record<BenchmarkClass, number>
  }

  it('names what both see, and what one of them is sure of', () => {
    const noted = findingOf({ risk: 'data-injection', decision: 'allow', confidence: 0.9 })
    const sure = only('replay-injection', 0.97)
    expect(highestScore(joined(only('data-injection', 0.4), [noted]))).toBe('data-injection')
    expect(highestScore(joined(only('appropriate', 0.3), [noted]))).toBe('data-injection')
    expect(highestScore(joined(sure, [noted]))).toBe('replay-injection')
    expect(highestScore(joined(sure, []))).toBe('replay-injection')
    expect(sumOf(joined(sure, [noted]))).toBeCloseTo(1, 9)
  })

  it('takes silence of the rules as a word for appropriate', () => {
    const unsure = only('data-injection', 0.2)
    const even = { ...unsure, appropriate: 0.19 }
    expect(highestScore(joined(even, []))).toBe('appropriate')
  })

  it('never calls a record appropriate of which a risk was stopped', () => {
    const asked = findingOf({ risk: 'data-injection', decision: 'ask', confidence: 0.8 })
    const hint = findingOf({ risk: 'replay-injection', decision: 'allow', confidence: 1 })
    expect(highestScore(joined(only('appropriate', 0.999), [hint, asked]))).toBe('data-injection')
  })

  it('ranks what rules stopped above what the classifier alone suspects', () => {
    const asked = findingOf({ risk: 'data-injection', decision: 'ask', confidence: 0.7 })
    const doubted = joined(only('appropriate', 0.6), [asked])
    const suspected = joined(only('function-injection', 0.99), [])
    expect(doubted.appropriate).toBeLessThan(suspected.appropriate)
    const own = joined(only('function-injection', 0.99), [{ ...asked, judge: 'classifier' }])
    expect(own).toEqual(suspected)
  })

  it('takes a decision without a class for no word about any', () => {
    const drift = findingOf({ risk: 'configuration-drift', decision: 'block', confidence: 1 })
    const harmless = only('appropriate', 0.9)
    expect(joined(harmless, [drift])).toEqual(joined(harmless, []))
  })
})
