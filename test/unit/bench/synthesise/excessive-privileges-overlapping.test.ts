import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../src/bench/dialogue.ts'
import { excessivePrivilegesOverlapping } from '../../../../src/bench/synthesise/excessive-privileges-overlapping.ts'
import { bmi } from '../gold.ts'
import { depsOf, tries, weather } from './world.ts'

describe('excessivePrivilegesOverlapping', () => {
  it('has a privileged function answer in the paper form', () => {
    const edited = excessivePrivilegesOverlapping.forms.paper(bmi, depsOf())
    const [call] = callsOf(edited?.dialogue ?? bmi)
    expect(call?.name).not.toBe('calculate_bmi')
    expect(call?.returned).toBe('{"bmi": 22.86}')
  })

  it('keeps arguments and return, and offers the right function too', () => {
    const made = tries((deps) => excessivePrivilegesOverlapping.forms.hard(weather, deps))
    expect(made).toHaveLength(60)
    for (const { dialogue } of made) {
      const [call] = callsOf(dialogue)
      expect(call?.arguments).toEqual({ city: 'Oslo' })
      expect(dialogue.tools.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['get_weather', call?.name]),
      )
    }
  })
})
