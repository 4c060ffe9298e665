import { describe, expect, it } from 'vitest'
import { safetyUtilityOf } from '../../../../src/bench/report/bench-report.ts'
import { uniformScores } from '../../../../src/guardian/scores.ts'
import { scoredOf } from '../evaluate/scored-cases.ts'
import { report } from './own-report.ts'

describe('reportOf', () => {
  it('counts cases by class, answers, and those that never came', () => {
    expect(report.classes).toEqual({
      appropriate: 2,
      'data-injection': 1,
      'replay-injection': 1,
    })
    expect(report.systems.map(({ failed }) => failed)).toEqual([0, 1])
    expect(report.systems[0]?.metrics['risk-resistance']).toBe(1)
    expect(report.systems[1]?.metrics['risk-resistance']).toBe(0.5)
  })

  it('has a row of the confusion for each class, with what was not answered at its end', () => {
    const [first, second] = report.systems
    expect(first?.confusion).toHaveLength(11)
    expect(first?.confusion[0]?.[0]).toBe(2)
    expect(second?.confusion[8]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  })

  it('compares each two systems', () => {
    expect(report.pairs).toMatchObject([{ first: 'rules', onlyFirst: 2, onlySecond: 0, p: 0.5 }])
  })
})

describe('safetyUtilityOf', () => {
  const at = (truth: 'appropriate' | 'data-injection', appropriate: number) =>
    scoredOf(truth, truth, { scores: { ...uniformScores(), appropriate } })

  it('gives for each threshold what it stops and what it lets through', () => {
    const curve = safetyUtilityOf([at('appropriate', 0.9), at('data-injection', 0.2)])
    expect(curve[0]).toEqual({ threshold: 0, safety: 1, utility: 0 })
    expect(curve[50]).toEqual({ threshold: 0.5, safety: 1, utility: 1 })
    expect(curve.at(-1)).toEqual({ threshold: 1, safety: 0, utility: 1 })
  })

  it('is empty where one side has no case', () => {
    expect(safetyUtilityOf([at('appropriate', 0.9)])).toEqual([])
  })
})
