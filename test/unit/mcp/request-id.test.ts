import { expect, it } from 'vitest'
import { isRequestId } from '../../../src/mcp/request-id.ts'

it.each([0, -1, 1.0, 1e3, '', 'a', 9007199254740993n, 9007199254740991])('takes %s', (id) => {
  expect(isRequestId(id)).toBe(true)
})

it.each([1.5, 1e30, 9007199254740992, Number.POSITIVE_INFINITY, null, undefined, true, {}, [1]])(
  'refuses %s',
  (id) => {
    expect(isRequestId(id)).toBe(false)
  },
)
