import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../src/bench/dialogue.ts'
import { functionOverlapping } from '../../../../src/bench/synthesise/function-overlapping.ts'
import { bmi } from '../gold.ts'
import { booking, depsOf, namesOf, tries } from './world.ts'

describe('functionOverlapping', () => {
  it('empties the return of the last call in the paper form', () => {
    const edited = functionOverlapping.forms.paper(bmi, depsOf())
    expect(callsOf(edited?.dialogue ?? bmi)[0]?.returned).toBe('')
  })

  it('lets a later function of confusable name have the call in the hard form', () => {
    const made = tries((deps) => functionOverlapping.forms.hard(booking, deps))
    expect(made.length).toBeGreaterThan(40)
    for (const { dialogue } of made) {
      const offered = dialogue.tools.map(({ name }) => name)
      const twin = namesOf(dialogue).find((name) => !namesOf(booking).includes(name)) ?? ''
      const own = namesOf(booking).find((name) => !namesOf(dialogue).includes(name)) ?? ''
      expect(offered.indexOf(twin)).toBeGreaterThan(offered.indexOf(own))
    }
  })

  it('makes nothing of a dialogue without calls', () => {
    const silent = { ...bmi, steps: bmi.steps.slice(0, 1) }
    expect(functionOverlapping.forms.paper(silent, depsOf())).toBeUndefined()
    expect(functionOverlapping.forms.hard(silent, depsOf())).toBeUndefined()
  })
})
