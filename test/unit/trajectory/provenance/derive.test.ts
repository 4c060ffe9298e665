import { describe, expect, it } from 'vitest'
import { countedList, derive } from '../../../../src/trajectory/provenance/derive.ts'
import { latestNumbers } from '../../../../src/trajectory/provenance/known-number.ts'
import { unitOfField } from '../../../../src/trajectory/provenance/unit.ts'
import { indexOf, returned, said } from './index-of.ts'

const by = (value: number, index: ReturnType<typeof indexOf>, field = 'value') =>
  derive(
    { value, decimals: String(value).split('.')[1]?.length ?? 0, unit: unitOfField(field) },
    () => latestNumbers(index),
  )?.by

describe('derive', () => {
  const order = indexOf(
    said(0, 'three of them'),
    returned(1, [
      ['/price', 19.99],
      ['/shipping', 4.49],
      ['/tax', 17.5],
    ]),
  )
  it('adds, subtracts, multiplies and divides numbers of one object', () => {
    expect(by(24.48, order)).toBe('sum')
    expect(by(15.5, order)).toBe('difference')
    expect(by(89.7551, order)).toBe('product')
    expect(by(3.4983, order)).toBe('percent')
    expect(by(4.4521, order)).toBe('quotient')
  })

  it("multiplies by the user's number", () => {
    expect(by(59.97, order)).toBe('product')
  })

  it('converts where both units are known', () => {
    const weights = indexOf(
      returned(1, [
        ['/weight', '70 kg'],
        ['/time', 'two hours'],
      ]),
    )
    expect(by(154.32, weights, 'weight_lb')).toBe('unit')
    expect(by(120, weights, 'minutes')).toBe('unit')
    expect(by(154.32, weights, 'weight')).toBeUndefined()
    expect(by(154.32, weights, 'length_km')).toBeUndefined()
  })

  it('takes totals and means over lists', () => {
    const rows = [12.5, 30.25, 7.1].map((price, at) => [`/rows/${at}/price`, price] as const)
    const index = indexOf(returned(1, rows))
    expect(by(49.85, index)).toBe('total')
    expect(by(16.62, index)).toBe('mean')
  })

  it('does not believe what chance would give', () => {
    const many = Array.from({ length: 40 }, (_, at) => 100 + ((at * 7919) % 900))
    const index = indexOf(
      returned(
        1,
        many.map((value, at) => [`/rows/${at}/x`, value]),
      ),
    )
    for (const value of [347, 512, 801, 1200, 7, 50]) expect(by(value, index)).toBeUndefined()
  })

  it('adds nothing across contents', () => {
    const index = indexOf(returned(1, [512.25]), returned(2, [40.5]))
    expect(by(552.75, index)).toBeUndefined()
  })
})

describe('countedList', () => {
  const rows = returned(
    1,
    Array.from({ length: 7 }, (_, at) => [`/rows/${at}/id`, `a${at}`]),
  )
  it('counts a list where the field asks for a count', () => {
    expect(countedList(7, 'itemCount', [rows])?.pointer).toBe('/rows')
    expect(countedList(7, 'age', [rows])).toBeUndefined()
    expect(countedList(6, 'count', [rows])).toBeUndefined()
    expect(countedList(1, 'count', [returned(1, ['a'])])).toBeUndefined()
  })
})
