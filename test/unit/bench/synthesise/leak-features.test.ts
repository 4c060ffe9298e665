import { describe, expect, it } from 'vitest'
import { editedPlaces, leakFeatures } from '../../../../src/bench/synthesise/leak-features.ts'
import { bmi } from '../gold.ts'
import { booking } from './world.ts'

const caseOf = (dialogue: typeof bmi, ...steps: readonly number[]) => ({
  id: 'a',
  label: 'appropriate' as const,
  dialogue,
  origin: {
    gold: 'own/a',
    form: 'hard' as const,
    edit: 'none',
    seed: 1,
    changed: steps.map((step) => ({ step, what: 'x' })),
  },
})

describe('leakFeatures', () => {
  it('gives a row of numbers for each case, alike for both parts', () => {
    const cases = [caseOf(bmi, 1), caseOf(booking)]
    const turn = leakFeatures(cases, 'turn')
    const steps = leakFeatures(cases, 'steps')
    expect(turn.rows).toBe(2)
    expect(turn.features).toBe(steps.features)
    expect(turn.values).toHaveLength(2 * turn.features)
    expect(turn.values).not.toEqual(steps.values)
    expect(turn.values[0]).toBe(3)
  })

  it('sees nothing of the label', () => {
    const risky = { ...caseOf(bmi, 1), label: 'replay-injection' as const }
    expect(leakFeatures([risky], 'turn')).toEqual(leakFeatures([caseOf(bmi, 1)], 'turn'))
  })
})

describe('editedPlaces', () => {
  it('gives the changed steps, or a call of chance where nothing was changed', () => {
    expect(editedPlaces(caseOf(booking, 4, 5))).toEqual([4, 5])
    expect([1, 4]).toContain(editedPlaces(caseOf(booking))[0])
  })
})
