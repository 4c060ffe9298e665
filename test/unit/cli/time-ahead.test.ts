import { describe, expect, it } from 'vitest'
import { momentMs, spanMs } from '../../../src/cli/time-ahead.ts'

const now = Date.parse('2026-01-02T03:04:05.000Z')

describe('spanMs', () => {
  it.each([
    ['30m', 1_800_000],
    ['8h', 28_800_000],
    ['7d', 604_800_000],
    ['2w', 1_209_600_000],
  ])('reads %s', (text, ms) => {
    expect(spanMs(text)).toBe(ms)
  })

  it.each(['', '8', 'h', '0h', '-1h', '1.5h', '8 h', '1y', '999999h'])('refuses `%s`', (text) => {
    expect(() => spanMs(text)).toThrow(/no span of time/)
  })
})

describe('momentMs', () => {
  it('reads a date as its end, and a moment with or without its zone', () => {
    expect(momentMs('2026-02-01', now)).toBe(new Date(2026, 1, 1, 23, 59, 59).getTime())
    expect(momentMs('2026-02-01T12:00Z', now)).toBe(Date.parse('2026-02-01T12:00:00Z'))
    expect(momentMs('2026-02-01 12:00', now)).toBe(new Date(2026, 1, 1, 12).getTime())
  })

  it.each(['2026-01-01', '2025-12-31T00:00:00Z'])('refuses %s, which is over', (text) => {
    expect(() => momentMs(text, now)).toThrow(/is over/)
  })

  it.each(['', 'tomorrow', '2026', '2026-13-01', '1/2/2027', '\u001b[2J'])(
    'refuses what is no date',
    (text) => {
      expect(() => momentMs(text, now)).toThrow(/is no date/)
    },
  )
})
