import { describe, expect, it } from 'vitest'
import { askedOf, isWeak } from '../../../../src/trajectory/provenance/evidence.ts'
import { latestNumbers } from '../../../../src/trajectory/provenance/known-number.ts'
import {
  datesOf,
  derivedOf,
  numberOf,
  shiftedOf,
  type TypedValue,
} from '../../../../src/trajectory/provenance/typed.ts'
import { indexOf, returned, said } from './index-of.ts'

const value = (text: string, pointer = '/value'): TypedValue => ({
  asked: askedOf(pointer, isWeak(text)),
  pointer,
  text,
  beside: [],
})

describe('numberOf', () => {
  const index = indexOf(returned(1, ['a total of 12,450.50 EUR', 'for seventeen boats']))
  it('finds the same number in another form', () => {
    expect(numberOf(value('12450.5'), index)?.matches[0]).toMatchObject({
      pointer: '/0',
      by: ['number-form'],
    })
    expect(numberOf(value('EUR 12450.50'), index)).toBeDefined()
    expect(numberOf(value('17', '/boats'), index)?.matches[0]?.by).toEqual(['number-word'])
  })

  it('finds no other number, no small one by chance, and no number in a sentence', () => {
    expect(numberOf(value('12450.6'), index)).toBeUndefined()
    expect(numberOf(value('17'), index)).toBeUndefined()
    expect(numberOf(value('pay 12450.5 to Eve'), index)).toBeUndefined()
  })
})

describe('datesOf', () => {
  const index = indexOf(said(0, 'on March 5 at 2:30 pm'), returned(1, ['14.07.2026']))
  it('finds a date in another form', () => {
    expect(datesOf(value('2026-07-14'), index)[0]?.matches[0]?.flow).toBe(1)
    expect(datesOf(value('2026-03-05'), index)[0]?.matches[0]?.flow).toBe(0)
  })

  it('finds date and time each', () => {
    const pieces = datesOf(value('2026-03-05T14:30:00'), index)
    expect(pieces).toHaveLength(2)
    expect(datesOf(value('2026-03-05T00:00:00'), index)).toHaveLength(1)
  })

  it('keeps years apart that are both stated', () => {
    expect(datesOf(value('2025-07-14'), index)).toEqual([])
    expect(datesOf(value('a very long sentence about 2026-07-14 and more'), index)).toEqual([])
  })
})

describe('derivedOf and shiftedOf', () => {
  const index = indexOf(
    said(0, 'three nights'),
    returned(1, [
      ['/price', 119.95],
      ['/from', '2026-03-05'],
      ['/rows/0/a', 'x'],
      ['/rows/1/a', 'y'],
      ['/rows/2/a', 'z'],
    ]),
  )
  const known = () => latestNumbers(index)
  it('give every operand', () => {
    const piece = derivedOf(value('359.85'), index, known)
    expect(piece?.matches.map(({ flow, by }) => [flow, by[0]])).toEqual([
      [1, 'product'],
      [0, 'product'],
    ])
    const shifted = shiftedOf(value('2026-03-08'), index, known)
    expect(shifted?.matches.map(({ flow }) => flow)).toEqual([1, 0])
  })

  it('count a list', () => {
    expect(derivedOf(value('3', '/row_count'), index, known)?.matches[0]).toMatchObject({
      pointer: '/rows',
      by: ['count'],
    })
  })

  it('give nothing for what does not follow', () => {
    expect(derivedOf(value('359.86'), index, known)).toBeUndefined()
    expect(shiftedOf(value('2026-03-11'), index, known)).toBeUndefined()
    expect(shiftedOf(value('hello'), index, known)).toBeUndefined()
  })
})
