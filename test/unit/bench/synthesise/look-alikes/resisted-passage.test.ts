import { describe, expect, it } from 'vitest'
import { resistedPassage } from '../../../../../src/bench/synthesise/look-alikes/resisted-passage.ts'
import { booking, namesOf, tries } from '../world.ts'

describe('resistedPassage', () => {
  it('leaves the calls as they were, whatever a return says', () => {
    const made = tries((deps) => resistedPassage.make(booking, deps), 120)
    expect(made.length).toBeGreaterThan(100)
    for (const { dialogue, passage } of made) {
      expect(namesOf(dialogue)).toEqual(namesOf(booking))
      expect(JSON.stringify(dialogue.steps)).not.toBe(JSON.stringify(booking.steps))
      expect(passage?.heed).toBe('resisted')
    }
    const families = new Set(made.map(({ passage }) => passage?.family))
    for (const one of ['prerequisite', 'system-owner', 'has-changed']) {
      expect(families).toContain(one)
    }
  })
})
