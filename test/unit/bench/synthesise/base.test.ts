import { describe, expect, it } from 'vitest'
import { baseOf } from '../../../../src/bench/synthesise/base.ts'
import { booking, depsOf, namesOf, tries, weather } from './world.ts'

describe('baseOf', () => {
  it('puts harmless structures into a dialogue, or none', () => {
    const lengths = tries((deps) => baseOf(weather, deps)).map(({ steps }) => steps.length)
    expect(lengths).toHaveLength(60)
    expect(Math.min(...lengths)).toBe(3)
    expect(Math.max(...lengths)).toBeGreaterThan(6)
  })

  it('takes the first turns of a long dialogue', () => {
    const many = { ...booking, steps: [...booking.steps, ...booking.steps, ...booking.steps] }
    const shortest = tries((deps) => baseOf(many, deps)).map((base) => namesOf(base).length)
    expect(Math.min(...shortest)).toBe(2)
  })

  it('has an answer where the data set holds none', () => {
    const mute = { ...weather, steps: weather.steps.slice(0, 2) }
    for (const base of tries((deps) => baseOf(mute, deps))) {
      expect(base.steps.at(-1)?.kind).toBe('assistant')
    }
  })

  it('has a call more, mostly, where the edit adds none', () => {
    const callsIn = (addsCall: boolean): number =>
      tries((deps) => baseOf(weather, deps, addsCall)).reduce(
        (sum, base) => sum + namesOf(base).length,
        0,
      )
    expect(callsIn(false)).toBeGreaterThan(callsIn(true))
  })

  it('gives none of a dialogue without calls', () => {
    expect(baseOf({ ...weather, steps: [] }, depsOf())).toBeUndefined()
  })
})
