import { describe, expect, it } from 'vitest'
import { datesInText, dayOf } from '../../../../src/trajectory/provenance/date-value.ts'
import { expectLinear } from '../../../support/growth.ts'

const isos = (text: string): readonly string[] => datesInText(text).map(({ iso }) => iso)

describe('datesInText', () => {
  it.each([
    ['2026-03-05', '2026-03-05'],
    ['2026/3/5', '2026-03-05'],
    ['14.07.2026', '2026-07-14'],
    ['20260305', '2026-03-05'],
    ['March 5, 2026', '2026-03-05'],
    ['on Mar. 5th', '--03-05'],
    ['the 5th of March 2026', '2026-03-05'],
    ['5-Mar-2026', '2026-03-05'],
    ['March 2026', '2026-03'],
    ['2026-03', '2026-03'],
    ['2:30 pm', 'T14:30'],
    ['12am', 'T00:00'],
    ['4:30 in the evening', 'T16:30'],
    ['at evening 4.', 'T16:00'],
    ['at 6:30', 'T18:30'],
    ['23:05:09', 'T23:05'],
    ['1772668800', '2026-03-05'],
    ['1772668800000', '2026-03-05'],
  ])('reads %s', (text, iso) => {
    expect(isos(text)).toContain(iso)
  })

  it('reads both orders of day and month, where both exist', () => {
    expect(isos('03/04/2026')).toEqual(['2026-03-04', '2026-04-03'])
    expect(isos('13/04/26')).toEqual(['2026-04-13'])
  })

  it('reads a date and its time of day', () => {
    expect(isos('2026-03-05T14:30:00Z')).toEqual(['2026-03-05', 'T14:30'])
  })

  it('gives places', () => {
    expect(datesInText('due May 7, 2026!')).toEqual([{ iso: '2026-05-07', start: 4, end: 15 }])
  })

  it('takes no other numbers for dates', () => {
    expect(isos('10.0.0.1, 99/99/2026, 25:00, 13pm, 5 apples, room 12, 555-1234')).toEqual([])
  })

  it('takes linear time on hostile text', () => {
    for (const part of ['1', '1-', '1 ', '12:', 'may ', 'may 1 ', '2026-', '1 of ', '1st ', '1 a'])
      expectLinear(60_000, (size) => part.repeat(size), datesInText)
  })
})

describe('dayOf', () => {
  it('counts days, and parts of a day', () => {
    expect(dayOf('1970-01-02')).toBe(1)
    expect(dayOf('T12:00')).toBe(0.5)
    expect(dayOf('--03-05')).toBeNaN()
  })
})
