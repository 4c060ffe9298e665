import { describe, expect, it } from 'vitest'
import { functionDependencyInjection } from '../../../../src/bench/synthesise/function-dependency-injection.ts'
import { booking, namesOf, saidIn, tries, weather } from './world.ts'

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

  it('is often what a passage claims as a prerequisite, in the hard form', () => {
    const made = tries((deps) => functionDependencyInjection.forms.hard(booking, deps))
    const claimed = made.filter(({ passage }) => passage?.heed === 'followed')
    expect(claimed.length).toBeGreaterThan(10)
    for (const { dialogue } of claimed) expect(namesOf(dialogue).at(-1)).toBe('book_hotel')
  })
})
