import { describe, expect, it } from 'vitest'
import { emptySearch } from '../../../../../src/bench/synthesise/look-alikes/empty-search.ts'
import { changedSteps, message, tries, weather } from '../world.ts'

describe('emptySearch', () => {
  it('returns nothing from the right function, and says so', () => {
    for (const one of tries((deps) => emptySearch.make(weather, deps))) {
      const [call, answer] = changedSteps(one)
      expect(call).toMatchObject({ name: 'get_weather' })
      expect(call).not.toMatchObject({ returned: '{"city": "Oslo", "celsius": 17}' })
      expect(answer?.kind).toBe('assistant')
    }
  })

  it('leaves calls that do something alone', () => {
    expect(tries((deps) => emptySearch.make(message, deps))).toHaveLength(0)
  })
})
