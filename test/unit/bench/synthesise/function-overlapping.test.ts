import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../src/bench/dialogue.ts'
import { createPool } from '../../../../src/bench/pool.ts'
import { functionOverlapping } from '../../../../src/bench/synthesise/function-overlapping.ts'
import { bmi } from '../gold.ts'
import { booking, depsOf, namesOf, tries, weather } from './world.ts'

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

  it('sometimes has it return what the right one returned to others, and say so', () => {
    const call = (city: string, celsius: number) => ({
      kind: 'call' as const,
      name: 'get_weather',
      arguments: { city },
      returned: JSON.stringify({ city, celsius }),
    })
    const others = ['Rome', 'Kyiv', 'Lima'].map((city, at) => ({
      ...weather,
      id: city,
      steps: [call(city, 21 + at)],
    }))
    const pool = createPool([weather, ...others])
    const made = tries((deps) => functionOverlapping.forms.hard(weather, { ...deps, pool }))
    const answers = made.map(({ dialogue }) => dialogue.steps.at(-1))
    const told = answers.filter((step) => step?.kind === 'assistant' && /2[123]/.test(step.text))
    expect(told.length).toBeGreaterThan(5)
  })

  it('makes nothing of a dialogue without calls', () => {
    const silent = { ...bmi, steps: bmi.steps.slice(0, 1) }
    expect(functionOverlapping.forms.paper(silent, depsOf())).toBeUndefined()
    expect(functionOverlapping.forms.hard(silent, depsOf())).toBeUndefined()
  })
})
