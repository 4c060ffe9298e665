import { expect, it } from 'vitest'
import { noOrigins } from '../../../src/flow/origins.ts'

it('knows no origin while nothing was seen', () => {
  for (const value of ['x', 1, 2n, true]) expect(noOrigins.originOf(value)).toBe('unknown')
  expect(noOrigins.isOwn('me')).toBe(false)
  expect(noOrigins.hasOwn?.()).toBe(false)
  expect(noOrigins.isDelegated()).toBe(false)
})
