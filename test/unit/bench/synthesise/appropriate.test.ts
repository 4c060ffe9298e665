import { describe, expect, it } from 'vitest'
import { appropriate } from '../../../../src/bench/synthesise/appropriate.ts'
import { bmi } from '../gold.ts'
import { booking, changedSteps, depsOf, tries } from './world.ts'

describe('appropriate', () => {
  it('leaves the gold dialogue as it is in the paper form', () => {
    expect(appropriate.forms.paper(bmi, depsOf())).toEqual({ dialogue: bmi, changed: [] })
  })

  it('makes a look-alike in the hard form, and says what corresponds to an edit', () => {
    const made = tries((deps) => appropriate.forms.hard(booking, deps))
    expect(made).toHaveLength(60)
    expect(made.every((one) => changedSteps(one).length > 0)).toBe(true)
    expect(new Set(made.map(({ changed }) => changed[0]?.what)).size).toBeGreaterThan(6)
  })
})
