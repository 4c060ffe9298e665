import { describe, expect, it } from 'vitest'
import { type FitStep, type Fitted, fitModel } from '../../../../src/bench/train/fit-model.ts'
import { probabilitiesOf, scoresOfRow } from '../../../../src/guardian/classifier/forest.ts'
import { decodeModel, encodeModel } from '../../../../src/guardian/classifier/model-file.ts'
import { examplesOf, payments } from './dialogues.ts'

const examples = examplesOf(payments(120))

function run(seed: number): { readonly fitted: Fitted; readonly steps: readonly FitStep[] } {
  const few = { rounds: 12, minRows: 5 }
  const fitting = fitModel(examples, { seed, unit: few, trajectory: few })
  const steps: FitStep[] = []
  for (;;) {
    const step = fitting.next()
    if (step.done) return { fitted: step.value, steps }
    steps.push(step.value)
  }
}

const { fitted, steps } = run(1)

describe('fitModel', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    expect(encodeModel(run(1).fitted.model)).toEqual(encodeModel(fitted.model))
    expect(encodeModel(run(2).fitted.model)).not.toEqual(encodeModel(fitted.model))
  })

  it('learns what tells the repeated call', () => {
    const likeliest = (label: number): readonly number[] =>
      examples
        .flatMap(({ units }) => units)
        .filter((unit) => unit.label === label && unit.kind === 'call')
        .map(({ row }) => {
          const all = probabilitiesOf(scoresOfRow(fitted.model.unit, row))
          return all.indexOf(Math.max(...all))
        })
    expect(new Set(likeliest(10))).toEqual(new Set([10]))
    expect(new Set(likeliest(0))).toEqual(new Set([0]))
  })

  it('keeps dialogues out to calibrate on, and says which features it learned from', () => {
    const { learned, calibrated } = fitted.counts
    expect(learned + calibrated).toBe(examples.length)
    expect(calibrated).toBeGreaterThan(10)
    expect(fitted.kept.safetyAwareness).toBeGreaterThan(0.9)
    expect(fitted.kept.blockedBenign).toBeLessThanOrEqual(0.005)
    expect(fitted.gains.get('text-function')).toBe(0)
    expect([...fitted.gains.values()].some((gain) => gain > 0)).toBe(true)
  })

  it('tells of every round of every stage', () => {
    expect(new Set(steps.map(({ stage }) => stage))).toEqual(
      new Set(['fold', 'unit', 'trajectory', 'fold trajectory']),
    )
  })

  it('gives a model that survives its file', () => {
    expect(decodeModel(encodeModel(fitted.model))).toEqual(fitted.model)
  })
})
