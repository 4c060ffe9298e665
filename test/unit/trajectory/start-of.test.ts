import { expect, it } from 'vitest'
import { startOf } from '../../../src/trajectory/start-of.ts'

it('gives the first code units as they are, half of a pair too', () => {
  expect(startOf('abc', 2)).toBe('ab')
  expect(startOf('abc', 9)).toBe('abc')
  expect(startOf('x😀', 2)).toBe('x\ud83d')
})
