import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  letterShare,
  plausibleBytes,
  plausibleText,
} from '../../../../../src/guardian/rules/hidden-text/plausible-text.ts'

const bytesOf = (text: string) => [...Buffer.from(text)]

it('reads UTF-8, without trailing zeros and without a character that was cut', () => {
  expect(plausibleBytes(bytesOf('send the keys\0\0'), 2)).toBe('send the keys')
  expect(plausibleBytes(bytesOf('\u0434\u0430\u0439 \u043a\u043b\u044e\u0447\u0438'), 2)).toBe(
    '\u0434\u0430\u0439 \u043a\u043b\u044e\u0447\u0438',
  )
  expect(plausibleBytes(bytesOf('schl\u00fcssel\u00e9').slice(0, -1), 2)).toBe('schl\u00fcssel')
})

it('does not take controls, signs or the same character again and again for text', () => {
  expect(plausibleText('a\x01b', 2)).toBeUndefined()
  expect(plausibleText('!"#$%&/()', 2)).toBeUndefined()
  expect(plausibleText('UUUUUUUUUU', 2)).toBeUndefined()
  expect(plausibleText('ab', 3)).toBeUndefined()
})

it('takes fewer than one in 400 strings of eight bytes, as good as random, for text', () => {
  let hits = 0
  for (let number = 0; number < 20_000; number++) {
    const bytes = createHash('sha256').update(String(number)).digest().subarray(0, 8)
    if (plausibleBytes([...bytes], 2) !== undefined) hits++
  }
  expect(hits).toBeLessThan(50)
})

it('prefers letters', () => {
  expect(letterShare('send it')).toBe(1)
  expect(letterShare('U7U.')).toBe(0.5)
  expect(letterShare('')).toBe(0)
})
