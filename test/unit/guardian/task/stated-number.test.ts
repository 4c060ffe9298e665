import { describe, expect, it } from 'vitest'
import { statedFor } from '../../../../src/guardian/task/stated-number.ts'

describe('a number that the user bound to a parameter', () => {
  it.each([
    ['amount', 'pay 24 to the painter for bill r-7.', 24],
    ['amount', 'the painter gets 1,250.50 eur.', 1250.5],
    ['total_amount', 'wire her $80', 80],
    ['dose_mg', 'order 50 mg of sertral for patient 62', 50],
    ['nights', 'book 3 nights in oslo', 3],
  ])('%s of "%s" is %d', (field, text, number) => {
    expect(statedFor(field, text)).toBe(number)
  })

  it.each([
    ['amount', 'pay bill r-7.'],
    ['amount', 'pay 24 to mia and pay 30 to tom.'],
    ['amount', 'pay 24 each to all of them.'],
    ['amount', 'pay 20% of the bill'],
    ['amount', 'pay half of the 24 eur'],
    ['amount', 'transfer 2026-05 rent'],
    ['limit', 'pay 24 to the painter'],
    ['dose_mg', 'order sertral for patient 62'],
    ['dose_mg', 'order 50 or 75 mg'],
    ['nights', `book 3 nights ${'x'.repeat(5_000)}`],
  ])('%s of "%s" is none', (field, text) => {
    expect(statedFor(field, text)).toBeUndefined()
  })
})
