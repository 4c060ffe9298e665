import { describe, expect, it } from 'vitest'
import { createDeeds, maxDeeds } from '../../../src/trajectory/deeds.ts'

describe('createDeeds', () => {
  it('knows what came about, and forgets what failed later', () => {
    const deeds = createDeeds()
    deeds.note('a', true, 3)
    deeds.note('b', false, 4)
    expect([deeds.flowOf('a'), deeds.flowOf('b'), deeds.isWhole]).toEqual([3, undefined, true])
    expect(deeds.all()).toEqual([['a', 3]])
    deeds.note('a', false, 5)
    expect(deeds.flowOf('a')).toBeUndefined()
  })

  it('takes over what another guard knew, and keeps its own', () => {
    const deeds = createDeeds()
    deeds.note('a', true, 3)
    deeds.take([
      ['a', 9],
      ['b', 4],
    ])
    expect(deeds.all()).toEqual([
      ['a', 3],
      ['b', 4],
    ])
  })

  it('says where some may be missing, until another turn begins', () => {
    const deeds = createDeeds()
    deeds.lose()
    expect(deeds.isWhole).toBe(false)
    deeds.clear()
    expect(deeds.isWhole).toBe(true)
    for (let at = 0; at <= maxDeeds; at++) deeds.note(`${at}`, true, at)
    expect(deeds.all()).toHaveLength(maxDeeds)
    expect(deeds.isWhole).toBe(false)
    deeds.clear()
    expect(deeds.all()).toEqual([])
  })
})
