import { describe, expect, it } from 'vitest'
import {
  askedOf,
  fieldOf,
  fieldsAgree,
  isDistinctive,
  isNamedBeside,
  isTelling,
  isWeak,
} from '../../../../src/trajectory/provenance/evidence.ts'

describe('isTelling', () => {
  it('believes several words, a name, and a word with digits', () => {
    for (const words of [
      ['blue', 'harbour'],
      ['Holloway'],
      ['KX77'],
      ['東', '京'],
      'the cat is on the mat'.split(' '),
    ])
      expect(isTelling(words)).toBe(true)
  })

  it('does not believe common words or one plain word', () => {
    for (const words of [['of', 'the'], ['report'], ['A1'], ['Bo'], []])
      expect(isTelling(words)).toBe(false)
  })
})

describe('isDistinctive', () => {
  it('knows ids, addresses and long quotations', () => {
    expect(isDistinctive('tok_9f8e7d6c', ['tok', '9f8e7d6c'])).toBe(true)
    expect(isDistinctive('eve@mallory.example', ['eve', 'mallory', 'example'])).toBe(true)
    expect(isDistinctive('https://a.example/', ['https', 'a', 'example'])).toBe(true)
    const quotation = 'harbour masters collect quarterly fees without giving receipts'
    expect(isDistinctive(quotation, quotation.split(' '))).toBe(true)
    expect(isDistinctive('for the meeting', ['for', 'the', 'meeting'])).toBe(false)
  })
})

describe('isWeak', () => {
  it.each(['', '7', '42', '-3', '1500', '2026', '0.5', 'yes', 'open', 'in_progress', 'USD', 'The'])(
    'expects %j elsewhere by chance',
    (value) => expect(isWeak(value)).toBe(true),
  )
  it.each(['4711', '12.75', '007', 'KX-77', 'Oslo', 'blue harbour', 'a@b.example', '19.99'])(
    'does not expect %j elsewhere by chance',
    (value) => expect(isWeak(value)).toBe(false),
  )
})

describe('fieldOf', () => {
  it('names the member, not the index', () => {
    expect(['', '/a', '/rows/3/id', '/tags/0', '/0/1', '/a1/22'].map(fieldOf)).toEqual([
      '',
      'a',
      'id',
      'tags',
      '',
      'a1',
    ])
  })
})

describe('fieldsAgree', () => {
  const agree = (one: string, other: string) => fieldsAgree(askedOf(`/${one}`, true), other)
  it('compares words that say something', () => {
    expect(agree('orderId', 'order_number')).toBe(true)
    expect(agree('id', 'id')).toBe(true)
    expect(agree('orders', 'order')).toBe(true)
    expect(agree('order_id', 'user_id')).toBe(false)
    expect(agree('', 'a')).toBe(false)
  })

  it('sees what is named right beside a value', () => {
    const asked = askedOf('/nights', true)
    expect(isNamedBeside(asked, 'for 3 nights', [4, 5])).toBe(true)
    expect(isNamedBeside(asked, 'for 3 boats', [4, 5])).toBe(false)
    expect(isNamedBeside(asked, '3', undefined)).toBe(false)
  })
})
