import { describe, expect, it } from 'vitest'
import * as digits from '../../../../src/flow/recognise/check-digits.ts'

const numbers: readonly (readonly [string, (text: string) => boolean, string])[] = [
  ['Luhn', digits.hasLuhnDigit, '4111111111111111'],
  ['Verhoeff', digits.hasVerhoeffDigit, '2363'],
  ['DNI', digits.hasDniLetter, '12345678Z'],
  ['NIE', digits.hasDniLetter, 'X1234567L'],
  ['NIR', digits.hasNirKey, '255081416802538'],
  ['codice fiscale', digits.hasCodiceLetter, 'RSSMRA85T10A562S'],
  ['Steuer-ID', digits.hasSteuerDigit, '86095742719'],
  ['BSN', digits.hasBsnDigit, '111222333'],
  ['CPF', digits.hasCpfDigits, '52998224725'],
  ['PESEL', digits.hasPeselDigit, '44051401359'],
  ['AHV', digits.hasEanDigit, '7569217076985'],
]

describe('check digits', () => {
  it.each(numbers)('of %s accept a published number', (_, check, text) => {
    expect(check(text)).toBe(true)
  })

  it.each(numbers)('of %s refuse it with another end', (_, check, text) => {
    const last = text.at(-1) ?? ''
    const other = /\d/.test(last) ? String((Number(last) + 1) % 10) : last === 'A' ? 'B' : 'A'
    expect(check(text.slice(0, -1) + other)).toBe(false)
  })

  it('of the Korean number accept one digit of ten', () => {
    const accepted = Array.from({ length: 10 }, (_, digit) => `900101123456${digit}`).filter(
      digits.hasRrnDigit,
    )
    expect(accepted).toHaveLength(1)
  })

  it('refuse a CPF of one digit throughout', () => {
    expect(digits.hasCpfDigits('11111111111')).toBe(false)
  })
})
