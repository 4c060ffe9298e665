import { describe, expect, it } from 'vitest'
import { compare } from '../../../../src/bench/evaluate/paired.ts'
import { scoredOf } from './scored-cases.ts'

const answers = (rights: readonly boolean[]) =>
  rights.map((isRight, index) =>
    scoredOf('appropriate', isRight ? 'appropriate' : 'data-injection', { id: `p${index}` }),
  )
const times = (count: number, value: boolean) => Array.from({ length: count }, () => value)

describe('compare', () => {
  it('gives the exact two-sided probability of the cases that only one has right', () => {
    const first = answers([...times(9, true), false, ...times(10, true)])
    const second = answers([...times(9, false), true, ...times(10, true)])
    const { onlyFirst, onlySecond, p, difference } = compare(first, second)
    expect([onlyFirst, onlySecond]).toEqual([9, 1])
    // 2 * (1 + 10) / 1024
    expect(p).toBeCloseTo(22 / 1024, 12)
    expect(difference).toBeCloseTo(0.4, 12)
  })

  it('finds no difference between a system and itself', () => {
    const same = answers([true, false, true])
    expect(compare(same, same)).toMatchObject({
      p: 1,
      difference: 0,
      interval: { low: 0, high: 0 },
    })
  })

  it('leaves out what only one of them saw', () => {
    const { onlyFirst, p } = compare(answers([true, true]), answers([false]))
    expect([onlyFirst, p]).toEqual([1, 1])
  })
})
