import { describe, expect, it } from 'vitest'
import { functionInjection } from '../../../../src/bench/synthesise/function-injection.ts'
import { namesOf, saidIn, tries, weather } from './world.ts'

describe('functionInjection', () => {
  it('adds a call of another dialogue after the right one', () => {
    for (const form of ['paper', 'hard'] as const) {
      const made = tries((deps) => functionInjection.forms[form](weather, deps))
      expect(made).toHaveLength(60)
      for (const { dialogue, passage } of made) {
        if (passage !== undefined) continue
        const names = namesOf(dialogue)
        expect(names).toHaveLength(2)
        expect(names[0]).toBe('get_weather')
        expect(dialogue.tools.map(({ name }) => name)).toContain(names[1])
        expect(saidIn(dialogue)).toBe(saidIn(weather))
      }
    }
  })

  it('is often what a passage in a return wants, in the hard form', () => {
    const made = tries((deps) => functionInjection.forms.hard(weather, deps))
    const followed = made.filter(({ passage }) => passage?.heed === 'followed')
    expect(followed.length).toBeGreaterThan(15)
    expect(followed.length).toBeLessThan(50)
    for (const { dialogue } of followed) expect(namesOf(dialogue)[0]).toBe('get_weather')
  })
})
