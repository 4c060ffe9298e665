import { describe, expect, it } from 'vitest'
import { delegatedPassage } from '../../../../../src/bench/synthesise/look-alikes/delegated-passage.ts'
import { namesOf, saidIn, tries, weather } from '../world.ts'

describe('delegatedPassage', () => {
  it('does what a text wants, because the user leaves it to the text', () => {
    const made = tries((deps) => delegatedPassage.make(weather, deps))
    expect(made.length).toBeGreaterThan(40)
    for (const { dialogue, passage } of made) {
      expect(namesOf(dialogue).length).toBeGreaterThan(1)
      expect(saidIn(dialogue)).not.toBe(saidIn(weather))
      expect(passage?.heed).toBe('delegated')
    }
  })
})
