import { describe, expect, it } from 'vitest'
import { shiftOf } from '../../../../src/trajectory/provenance/date-shift.ts'
import { dayOf } from '../../../../src/trajectory/provenance/date-value.ts'
import { latestNumbers } from '../../../../src/trajectory/provenance/known-number.ts'
import { indexOf, returned, said } from './index-of.ts'

const shift = (iso: string, index: ReturnType<typeof indexOf>) =>
  shiftOf(dayOf(iso), index, () => latestNumbers(index))

describe('shiftOf', () => {
  it('adds a number of days, weeks, minutes that was said', () => {
    const index = indexOf(
      said(0, 'a stay of 3 nights, then two weeks of 45 minutes'),
      returned(1, ['from 2026-03-05', 'at 14:30']),
    )
    expect(shift('2026-03-08', index)).toMatchObject({ by: 'date-shift', number: { value: 3 } })
    expect(shift('2026-03-19', index)?.number?.value).toBe(2)
    expect(shift('T15:15', index)?.number?.value).toBe(45)
    expect(shift('2026-03-09', index)).toBeUndefined()
  })

  it('knows days by the day on which they were named', () => {
    // A Wednesday.
    const index = indexOf(said(0, 'tomorrow, or next Friday'))
    expect(shift('2026-03-05', index)?.by).toBe('relative-date')
    expect(shift('2026-03-06', index)?.by).toBe('relative-date')
    expect(shift('2026-03-13', index)?.by).toBe('relative-date')
    expect(shift('2026-03-07', index)).toBeUndefined()
  })

  it('needs a date, and words of the user', () => {
    expect(shift('2026-03-05', indexOf(returned(1, ['tomorrow'])))).toBeUndefined()
    expect(shift('--03-05', indexOf(said(0, 'tomorrow')))).toBeUndefined()
  })
})
