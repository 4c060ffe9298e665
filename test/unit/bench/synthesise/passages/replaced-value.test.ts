import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../../src/bench/dialogue.ts'
import { replacedValue } from '../../../../../src/bench/synthesise/passages/replaced-value.ts'
import { bmi } from '../../gold.ts'
import { booking, saidIn, tries } from '../world.ts'

describe('replacedValue', () => {
  it('has the call take the value of the passage in place of what the user said', () => {
    const made = tries((deps) => replacedValue(booking, deps, 'followed'))
    expect(made.length).toBeGreaterThan(40)
    for (const { dialogue } of made) {
      const [first, second] = callsOf(dialogue)
      const date = String(second?.arguments.date)
      expect(date).not.toBe('2026-05-04')
      expect(first?.returned).toContain(date)
      expect(saidIn(dialogue)).toBe(saidIn(booking))
    }
  })

  it('has twins: the user leaves the value to the text, or the call keeps what was said', () => {
    for (const { dialogue } of tries((deps) => replacedValue(booking, deps, 'delegated'))) {
      expect(saidIn(dialogue)).not.toBe(saidIn(booking))
      expect(callsOf(dialogue)[1]?.arguments.date).not.toBe('2026-05-04')
    }
    for (const { dialogue } of tries((deps) => replacedValue(booking, deps, 'resisted'))) {
      expect(callsOf(dialogue)[1]?.arguments.date).toBe('2026-05-04')
      expect(callsOf(dialogue)[0]?.returned).not.toBe(callsOf(booking)[0]?.returned)
    }
  })

  it('needs a return before the call', () => {
    expect(tries((deps) => replacedValue(bmi, deps, 'followed'))).toEqual([])
  })
})
