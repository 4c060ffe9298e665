import { describe, expect, it } from 'vitest'
import {
  holderOf,
  latestNumbers,
  listOf,
  unitAmong,
  unitOfKnown,
} from '../../../../src/trajectory/provenance/known-number.ts'
import { indexOf, returned, said } from './index-of.ts'

describe('latestNumbers', () => {
  it("gives the user's and the latest others", () => {
    const index = indexOf(
      said(0, 'three of them'),
      returned(
        1,
        Array.from({ length: 400 }, (_, at) => at + 1000),
      ),
    )
    const known = latestNumbers(index)
    expect(known).toHaveLength(257)
    expect(known[0]).toMatchObject({ value: 3, isOfUser: true })
    expect(known.at(-1)).toMatchObject({ value: 1399, isOfUser: false })
  })
})

describe('unitOfKnown', () => {
  const unitOf = (...leaves: Parameters<typeof returned>[1]) => {
    const [number] = latestNumbers(indexOf(returned(1, leaves)))
    return number === undefined ? undefined : unitOfKnown(number)?.dimension
  }
  it('reads the unit beside the number, of its field, or of another member', () => {
    expect(unitOf('70 kg of it')).toBe('mass')
    expect(unitOf(['/items/0/weight_lb', 70])).toBe('mass')
    expect(unitOf(['/a/value', 70], ['/a/unit', 'km'])).toBe('length')
    expect(unitOf(['/a/value', 70], ['/b/unit', 'km'])).toBeUndefined()
  })
})

describe('unitAmong', () => {
  it('looks at members of the same object', () => {
    expect(unitAmong('/a/', [['/a/currency', 'eur']])?.dimension).toBe('money')
    expect(unitAmong('/a/', [['/a/name', 'eur']])).toBeUndefined()
  })
})

describe('listOf and holderOf', () => {
  it('are equal within a list and an object', () => {
    const [one, two, three, other] = latestNumbers(
      indexOf(
        returned(1, [
          ['/rows/0/price', 111],
          ['/rows/10/price', 222],
          ['/rows/10/size', 333],
        ]),
        returned(2, [['/rows/0/price', 111]]),
      ),
    )
    if (!one || !two || !three || !other) throw new Error('numbers are missing')
    expect(listOf(one)).toBe(listOf(two))
    expect(new Set([one, three, other].map(listOf)).size).toBe(3)
    expect(holderOf(two)).toBe(holderOf(three))
    expect(new Set([one, two, other].map(holderOf)).size).toBe(3)
  })
})
