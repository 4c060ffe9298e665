import { describe, expect, it } from 'vitest'
import {
  capitalised,
  fillJson,
  fillSlots,
} from '../../../../../src/bench/synthesise/passages/fill-slots.ts'

describe('fillSlots', () => {
  it('fills each name, with a capital where the name has one', () => {
    expect(fillSlots('%Order, then %order: 20% of %sum.', { order: 'pay', sum: '$3' })).toBe(
      'Pay, then pay: 20% of $3.',
    )
  })

  it('leaves out what nothing fills, and fills nothing twice', () => {
    expect(fillSlots('%a%b', { a: '%b', b: 1 })).toBe('%b1')
    expect(fillSlots('x%nothing', {})).toBe('x')
  })
})

describe('fillJson', () => {
  it('keeps numbers where a text is a slot alone, and fills names and depths', () => {
    const slots = { sum: 3, name: 'total' }
    expect(fillJson({ '%name': '%sum', list: [{ of: 'about %sum' }, 7, null] }, slots)).toEqual({
      total: 3,
      list: [{ of: 'about 3' }, 7, null],
    })
  })
})

describe('capitalised', () => {
  it('takes texts of any length', () => {
    expect(['', 'a', 'ab'].map(capitalised)).toEqual(['', 'A', 'Ab'])
  })
})
