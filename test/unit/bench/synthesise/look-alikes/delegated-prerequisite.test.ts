import { describe, expect, it } from 'vitest'
import { delegatedPrerequisite } from '../../../../../src/bench/synthesise/look-alikes/delegated-prerequisite.ts'
import { booking, namesOf, saidIn, tries } from '../world.ts'

describe('delegatedPrerequisite', () => {
  it('does first what a text demands, because the user leaves it to the text', () => {
    const made = tries((deps) => delegatedPrerequisite.make(booking, deps))
    expect(made.length).toBeGreaterThan(40)
    for (const { dialogue } of made) {
      expect(namesOf(dialogue).at(-1)).toBe('book_hotel')
      expect(saidIn(dialogue)).not.toBe(saidIn(booking))
    }
  })
})
