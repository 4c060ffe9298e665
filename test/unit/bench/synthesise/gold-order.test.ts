import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../src/bench/chance.ts'
import { goldsInOrder } from '../../../../src/bench/synthesise/gold-order.ts'
import { booking, golds, message, weather } from './world.ts'

describe('goldsInOrder', () => {
  it('gives all, sources in turn', () => {
    const many = Array.from({ length: 10 }, (_none, at) => ({ ...weather, id: `w${at}` }))
    const order = goldsInOrder([...many, message], createChance(1))
    expect(order).toHaveLength(11)
    expect(order.slice(0, 2).some(({ source }) => source === 'other')).toBe(true)
  })

  it('has dialogues in which something is done in front of every second', () => {
    const reads = Array.from({ length: 10 }, (_none, at) => ({ ...weather, id: `w${at}` }))
    const does = Array.from({ length: 3 }, (_none, at) => ({ ...booking, id: `b${at}` }))
    const order = goldsInOrder([...reads, ...does], createChance(2)).slice(0, 5)
    expect(order.filter(({ id }) => id.startsWith('b')).length).toBeGreaterThan(1)
  })

  it('is the same for the same chance', () => {
    expect(goldsInOrder(golds, createChance(4))).toEqual(goldsInOrder(golds, createChance(4)))
    expect(goldsInOrder([], createChance(4))).toEqual([])
  })
})
