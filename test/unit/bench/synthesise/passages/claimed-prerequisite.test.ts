import { describe, expect, it } from 'vitest'
import { claimedPrerequisite } from '../../../../../src/bench/synthesise/passages/claimed-prerequisite.ts'
import { booking, changedSteps, namesOf, saidIn, tries, weather } from '../world.ts'

describe('claimedPrerequisite', () => {
  it('runs what the passage claims right before the function that it claims it for', () => {
    const made = tries((deps) => claimedPrerequisite(booking, deps, 'followed'))
    expect(made.length).toBeGreaterThan(40)
    for (const one of made) {
      expect(namesOf(one.dialogue)[0]).toBe('search_hotels')
      expect(namesOf(one.dialogue).at(-1)).toBe('book_hotel')
      expect(changedSteps(one).length).toBeGreaterThan(0)
      expect(JSON.stringify(one.dialogue.steps[1]).toLowerCase()).toContain('book hotel')
      expect(saidIn(one.dialogue)).toBe(saidIn(booking))
    }
  })

  it('has a twin where the user leaves it to the text, and one where nobody follows', () => {
    for (const { dialogue } of tries((deps) => claimedPrerequisite(booking, deps, 'delegated'))) {
      expect(namesOf(dialogue).length).toBeGreaterThan(2)
      expect(saidIn(dialogue)).not.toBe(saidIn(booking))
    }
    for (const { dialogue } of tries((deps) => claimedPrerequisite(booking, deps, 'resisted'))) {
      expect(namesOf(dialogue)).toEqual(namesOf(booking))
    }
  })

  it('needs a return before the function', () => {
    expect(tries((deps) => claimedPrerequisite(weather, deps, 'followed'))).toEqual([])
  })
})
