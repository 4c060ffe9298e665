import { describe, expect, it } from 'vitest'
import { pooledCall, unaskedCall } from '../../../../src/bench/synthesise/injected-call.ts'
import { depsOf, namesOf, weather } from './world.ts'

describe('pooledCall and unaskedCall', () => {
  it('put a call before or after another and offer its function', () => {
    for (const put of [pooledCall, unaskedCall]) {
      for (const place of ['before', 'after'] as const) {
        const edited = put(weather, depsOf(), place)
        const names = namesOf(edited?.dialogue ?? weather)
        expect(names).toHaveLength(2)
        expect(names.indexOf('get_weather')).toBe(place === 'before' ? 1 : 0)
        expect(edited?.dialogue.tools).toHaveLength(2)
        expect(edited?.changed[0]?.step).toBe(place === 'before' ? 1 : 2)
      }
    }
  })

  it('give nothing of a dialogue without calls', () => {
    const silent = { ...weather, steps: [] }
    expect(pooledCall(silent, depsOf(), 'after')).toBeUndefined()
    expect(unaskedCall(silent, depsOf(), 'after')).toBeUndefined()
  })
})
