import { expect, it } from 'vitest'
import { isSlow, type Line } from '../../../src/transport/transport.ts'

const lineOf = (bytes: number): Line => ({ kind: 'line', raw: new Uint8Array(bytes) })

it('counts lines from 64 KiB on as slow, and none that is not judged', () => {
  expect(isSlow(lineOf(0))).toBe(false)
  expect(isSlow(lineOf(65_535))).toBe(false)
  expect(isSlow(lineOf(65_536))).toBe(true)
  expect(isSlow({ kind: 'too-long', head: new Uint8Array(65_536), bytes: 1e9 })).toBe(false)
})
