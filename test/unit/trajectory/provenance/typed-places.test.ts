import { describe, expect, it } from 'vitest'
import { hashOf } from '../../../../src/trajectory/provenance/token.ts'
import {
  createTypedPlaces,
  hashOfNumber,
} from '../../../../src/trajectory/provenance/typed-places.ts'
import { expectLinear } from '../../../support/growth.ts'

describe('createTypedPlaces', () => {
  it('notes numbers and dates with their values', () => {
    const { numbers, dates, addDigits, addWorded } = createTypedPlaces()
    const text = 'Two of 1,250 by 5 May 2026'
    expect(addWorded(7, text, 0)).toBe(3)
    expect(addWorded(7, text, 4)).toBe(4)
    addDigits(7, text)
    const number = numbers.latest(hashOfNumber(1250))
    expect([numbers.leaf(number), numbers.value(number)]).toEqual([7, 1250])
    expect(text.slice(numbers.start(number), numbers.end(number))).toBe('1,250')
    expect(numbers.latest(hashOfNumber(2))).toBeGreaterThanOrEqual(0)
    expect(numbers.latest(hashOfNumber(2026))).toBe(-1)
    for (const iso of ['2026-05-05', '--05-05']) {
      expect(dates.latest(hashOf(iso))).toBeGreaterThanOrEqual(0)
    }
  })

  it('lets go of leaves from the old end', () => {
    const { numbers, addDigits, dropLeaves } = createTypedPlaces()
    for (let id = 0; id < 10; id++) addDigits(id, `${id + 100} and 2026-01-02`)
    dropLeaves(4)
    expect(numbers.latest(hashOfNumber(103))).toBe(-1)
    expect(numbers.leaf(numbers.first)).toBe(4)
  })

  it('notes a bounded number of marks, in linear time', () => {
    const { numbers, addDigits } = createTypedPlaces()
    addDigits(0, '12 '.repeat(10_000))
    expect(numbers.next).toBe(256)
    for (const part of ['1', '1.', '1,', '1 may ', '12:']) {
      const given = (size: number) => part.repeat(size)
      expectLinear(100_000, given, (text) => createTypedPlaces().addDigits(1, text))
    }
  })
})

describe('hashOfNumber', () => {
  it('takes both zeros for one, and tells close numbers apart', () => {
    expect(hashOfNumber(-0)).toBe(hashOfNumber(0))
    expect(hashOfNumber(1.1)).not.toBe(hashOfNumber(1.2))
  })
})
