import { expect, it } from 'vitest'
import { amount, byteSize, duration, many, shareOf } from '../../../src/cli/numbers.ts'

it('amounts are grouped, and their noun follows them', () => {
  expect(amount(1234567)).toBe('1,234,567')
  expect([many(1, 'record'), many(0, 'record'), many(2, 'entry', 'entries')]).toEqual([
    '1 record',
    '0 records',
    '2 entries',
  ])
})

it.each([
  [0, 10, '0%'],
  [1, 1_000, '<1%'],
  [999, 1_000, '>99%'],
  [10, 10, '100%'],
  [1, 3, '33%'],
  [0, 0, '0%'],
])('%i of %i is %s', (part, all, text) => {
  expect(shareOf(part, all)).toBe(text)
})

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [999_999, '1.0 MB'],
  [12_345_678, '12 MB'],
  [5e9, '5.0 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(byteSize(bytes)).toBe(text)
})

it.each([
  [0, '0 s'],
  [99, '99 s'],
  [100, '2 min'],
  [5_400, '90 min'],
  [9_000, '2.5 h'],
])('%i seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text)
})
