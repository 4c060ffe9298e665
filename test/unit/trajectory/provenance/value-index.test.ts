import { describe, expect, it } from 'vitest'
import { called, indexOf, returned, said } from './index-of.ts'

describe('createValueIndex', () => {
  it("holds the user's words apart and lets them go last", () => {
    const [query, first, second] = [said(0, 'one'), returned(1, ['two']), returned(2, ['three'])]
    const index = indexOf(query, first, second)
    expect(index.stores[0].whole('one', 1)).toHaveLength(1)
    expect(index.stores[1].whole('one', 1)).toEqual([])
    expect([index.removeOldest(), index.removeOldest(), index.removeOldest()]).toEqual([
      first,
      second,
      query,
    ])
    expect(index.removeOldest()).toBeUndefined()
  })

  it('knows the latest two calls', () => {
    const index = indexOf(called(1, []), called(2, []), returned(3, []), called(4, []))
    expect(index.latestCalls.map(({ flow }) => flow)).toEqual([4, 2])
  })
})
