import { expect, it } from 'vitest'
import { mayHide } from '../../../../../src/guardian/rules/hidden-text/may-hide.ts'

it.each([
  'plain ASCII\twith\ttabs\nand\r\nline ends\n',
  'caf\u00e9, \u4f60\u597d, \u0417\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439, \u0634\u0645\u0627, \u{1f600}, \u20ac\u00a0\u2009\u3000',
])('lets visible text go at once: %j', (text) => {
  expect(mayHide(text)).toBe(false)
})

it.each([
  0x0, 0x8, 0xb, 0xc, 0x1b, 0x7f, 0x9b, 0xad, 0x34f, 0x61c, 0x115f, 0x180e, 0x200b, 0x202e, 0x2060,
  0x2064, 0x2069, 0x2800, 0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xfffb, 0x1bca0, 0x1d173, 0xe0001,
  0xe007f, 0xe0100, 0xe01ef, 0xe0fff,
])('stops at U+%s', (point) => {
  expect(mayHide(`text ${String.fromCodePoint(point)} text`)).toBe(true)
})

it('stops at a carriage return that ends no line', () => {
  expect(mayHide('one\rtwo')).toBe(true)
  expect(mayHide('one\r')).toBe(true)
})
