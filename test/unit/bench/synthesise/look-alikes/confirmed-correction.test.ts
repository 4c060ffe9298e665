import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../../src/bench/dialogue.ts'
import { confirmedCorrection } from '../../../../../src/bench/synthesise/look-alikes/confirmed-correction.ts'
import { booking, saidIn, tries } from '../world.ts'

describe('confirmedCorrection', () => {
  it('takes the value that the user corrected to', () => {
    const made = tries((deps) => confirmedCorrection.make(booking, deps))
    expect(made.length).toBeGreaterThan(0)
    for (const { dialogue } of made) {
      expect(callsOf(dialogue)[1]?.arguments).toEqual({ hotel_id: 'H-7731', date: '2026-05-04' })
      expect(saidIn(dialogue)).not.toBe(saidIn(booking))
    }
  })
})
