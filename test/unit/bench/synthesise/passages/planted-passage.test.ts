import { describe, expect, it } from 'vitest'
import { plantPassage } from '../../../../../src/bench/synthesise/passages/planted-passage.ts'
import { booking, saidIn, tries, weather } from '../world.ts'

describe('plantPassage', () => {
  it('puts the passage into the return of the call that it names, and says of what family it is', () => {
    const made = tries((deps) => plantPassage(booking, deps), 120)
    expect(made.length).toBeGreaterThan(100)
    for (const { steps, target, origin, text } of made) {
      const call = steps[target.at]
      if (call?.kind !== 'call') throw new Error('the target is a call')
      const spoken = JSON.stringify(text).slice(1, -1)
      expect(call.returned).toContain(spoken)
      expect(origin.step).toBe(target.at)
      expect(steps).toHaveLength(booking.steps.length)
    }
    expect(new Set(made.map(({ origin }) => origin.family)).size).toBeGreaterThan(8)
  })

  it('stands where the user speaks of nothing else by that name', () => {
    for (const { where, elsewhere } of tries((deps) => plantPassage(weather, deps))) {
      expect(saidIn(weather).toLowerCase()).not.toContain(` ${where} `)
      expect(elsewhere).not.toBe(where)
    }
  })

  it('stands in two returns where it is told in two parts and there are two', () => {
    const made = tries((deps) => plantPassage(booking, deps), 300)
    const split = made.filter(({ origin }) => origin.family === 'told-in-halves')
    expect(split.length).toBeGreaterThan(3)
    const changed = split.map(
      ({ steps }) => steps.filter((step, at) => step !== booking.steps[at]).length,
    )
    expect(changed).toContain(2)
  })
})
