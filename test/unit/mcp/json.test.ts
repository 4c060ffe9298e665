import { expect, it } from 'vitest'
import { isJsonObject } from '../../../src/mcp/json.ts'

it('tells objects from arrays, null and scalars', () => {
  expect(isJsonObject({})).toBe(true)
  for (const value of [null, [], 1, 1n, 'a', true, undefined]) {
    expect(isJsonObject(value)).toBe(false)
  }
})
