import { describe, expect, it } from 'vitest'
import { createGenerations, quietMs } from '../../../src/trajectory/generations.ts'

const minute = 60_000

/** A log that several guards of one host write to, and one clock. */
function shared(host = 'agent:7:s') {
  const last = new Map<string, number>()
  const state = { now: 0, lookUps: 0, isBroken: false }
  const guard = () => {
    const generations = createGenerations(
      host,
      async (value) => {
        state.lookUps++
        if (state.isBroken) throw new Error('locked')
        return last.get(value)
      },
      () => state.now,
    )
    return {
      generations,
      /** A message at a minute; gives back the generation. */
      async message(at: number): Promise<number> {
        state.now = at * minute
        const value = await generations.current()
        last.set(value, state.now)
        generations.passed()
        return Number(value.split('#')[1])
      },
    }
  }
  return { guard, last, state }
}

describe('createGenerations', () => {
  it('begins with the first', async () => {
    const { guard } = shared()
    expect(await guard().generations.current()).toBe('agent:7:s#1')
  })

  it('goes on while any guard sees messages, and splits after 30 quiet minutes', async () => {
    const { guard } = shared()
    const [one, other] = [guard(), guard()]
    expect(await one.message(0)).toBe(1)
    expect(await other.message(25)).toBe(1)
    expect(await other.message(50)).toBe(1)
    expect(await one.message(55)).toBe(1)
    expect(await one.message(85)).toBe(1)
    expect(await one.message(116)).toBe(2)
    expect(await other.message(117)).toBe(2)
    expect(await guard().message(118)).toBe(2)
  })

  it('keeps to a trajectory in which a late answer came meanwhile', async () => {
    const { guard, last, state } = shared()
    const [one, other] = [guard(), guard()]
    await one.message(0)
    await other.message(1)
    // An answer after 40 minutes: it asks for no generation, it has that of its request.
    state.now = 40 * minute
    last.set('agent:7:s#1', state.now)
    one.generations.passed()
    expect(await one.message(41)).toBe(1)
    expect(await other.message(42)).toBe(1)
  })

  it('looks into the log once, not for every message, and finds the newest of many', async () => {
    const { guard, last, state } = shared()
    for (let generation = 1; generation <= 1_000; generation++) {
      last.set(`agent:7:s#${generation}`, generation)
    }
    const one = guard()
    expect(await one.message(quietMs / minute)).toBe(1_000)
    expect(state.lookUps).toBeLessThan(30)
    const before = state.lookUps
    for (let at = 0; at < 20; at++) await one.message(30 + at)
    expect(state.lookUps).toBe(before)
  })

  it('asks once for messages that come together', async () => {
    const { guard, state } = shared()
    const { generations } = guard()
    const both = await Promise.all([generations.current(), generations.current()])
    expect(both).toEqual(['agent:7:s#1', 'agent:7:s#1'])
    expect(state.lookUps).toBe(1)
  })

  it('goes on with what it knew while the log cannot be read, and then looks again', async () => {
    const { guard, last, state } = shared()
    last.set('agent:7:s#1', 0)
    last.set('agent:7:s#2', 0)
    state.isBroken = true
    const one = guard()
    state.now = minute
    expect(await one.generations.current()).toBe('agent:7:s#1')
    state.isBroken = false
    expect(await one.message(2)).toBe(2)
    state.isBroken = true
    expect(await one.message(50)).toBe(2)
  })

  it('does not split when the clock is put back', async () => {
    const { guard } = shared()
    const one = guard()
    await one.message(100)
    expect(await one.message(10)).toBe(1)
    expect(await guard().message(5)).toBe(1)
  })
})
