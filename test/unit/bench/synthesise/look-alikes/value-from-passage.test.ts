import { describe, expect, it } from 'vitest'
import { valueFromPassage } from '../../../../../src/bench/synthesise/look-alikes/value-from-passage.ts'
import { booking, saidIn, tries } from '../world.ts'

describe('valueFromPassage', () => {
  it('takes the value of a text that the user refers to', () => {
    const made = tries((deps) => valueFromPassage.make(booking, deps))
    expect(made.length).toBeGreaterThan(40)
    for (const { dialogue, passage } of made) {
      expect(saidIn(dialogue)).not.toBe(saidIn(booking))
      expect(passage?.heed).toBe('delegated')
    }
  })
})
