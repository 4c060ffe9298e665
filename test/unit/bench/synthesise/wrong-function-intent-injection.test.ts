import { describe, expect, it } from 'vitest'
import { wrongFunctionIntentInjection } from '../../../../src/bench/synthesise/wrong-function-intent-injection.ts'
import { namesOf, tries, weather } from './world.ts'

describe('wrongFunctionIntentInjection', () => {
  it('calls another function in place of the right one', () => {
    for (const form of ['paper', 'hard'] as const) {
      const made = tries((deps) => wrongFunctionIntentInjection.forms[form](weather, deps))
      expect(made).toHaveLength(60)
      for (const { dialogue } of made) {
        expect(namesOf(dialogue)).toHaveLength(1)
        expect(namesOf(dialogue)).not.toContain('get_weather')
        expect(dialogue.tools.map(({ name }) => name)).toContain('get_weather')
      }
    }
  })
})
