import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../src/bench/dialogue.ts'
import { dataInjection } from '../../../../src/bench/synthesise/data-injection.ts'
import { bmi } from '../gold.ts'
import { depsOf, tries, weather } from './world.ts'

describe('dataInjection', () => {
  it('asserts a value without a call in the paper form', () => {
    const edited = dataInjection.forms.paper(bmi, depsOf())
    expect(callsOf(edited?.dialogue ?? bmi)).toHaveLength(0)
    expect(edited?.dialogue.steps.at(-1)).not.toEqual(bmi.steps.at(-1))
  })

  it('leaves the call out, or states another return than came', () => {
    const made = tries((deps) => dataInjection.forms.hard(weather, deps))
    expect(made.length).toBeGreaterThan(20)
    for (const { dialogue } of made) {
      const isCalled = callsOf(dialogue).length > 0
      if (isCalled) expect(dialogue.steps.at(-1)).not.toEqual(weather.steps.at(-1))
    }
    expect(new Set(made.map(({ dialogue }) => callsOf(dialogue).length))).toEqual(new Set([0, 1]))
  })

  it('makes nothing of an answer that states nothing', () => {
    const vague = weather.steps.with(2, { kind: 'assistant', text: 'It is warm.' })
    expect(dataInjection.forms.hard({ ...weather, steps: vague }, depsOf())).toBeUndefined()
  })
})
