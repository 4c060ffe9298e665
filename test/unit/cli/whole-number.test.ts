import { expect, it } from 'vitest'
import { wholeNumber } from '../../../src/cli/whole-number.ts'

it('takes whole numbers from 1', () => {
  expect([wholeNumber('1'), wholeNumber('123456789')]).toEqual([1, 123456789])
})

it.each(['0', '-1', '1.5', 'x', '', '01', '1e3', '1234567890', ' 1'])('refuses %j', (text) => {
  expect(() => wholeNumber(text)).toThrow('is not a whole number from 1')
})
