import { describe, expect, it } from 'vitest'
import { functionDependencyInjection } from '../../../../src/bench/synthesise/function-dependency-injection.ts'
import { namesOf, saidIn, tries, weather } from './world.ts'

describe('functionDependencyInjection', () => {
  it('adds a call of another dialogue before the right one', () => {
    for (const form of ['paper', 'hard'] as const) {
      const made = tries((deps) => functionDependencyInjection.forms[form](weather, deps))
      expect(made).toHaveLength(60)
      for (const { dialogue } of made) {
        const names = namesOf(dialogue)
        expect(names).toHaveLength(2)
        expect(names[1]).toBe('get_weather')
        expect(dialogue.tools.map(({ name }) => name)).toContain(names[0])
        expect(saidIn(dialogue)).toBe(saidIn(weather))
      }
    }
  })
})
