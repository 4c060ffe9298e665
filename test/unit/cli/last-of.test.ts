import { expect, it } from 'vitest'
import { lastOf } from '../../../src/cli/last-of.ts'

function* counting(to: number): Generator<number, string> {
  for (let at = 0; at < to; at++) yield at
  return `${to} steps`
}

it('gives what comes last, and tells of every step before', () => {
  const seen: number[] = []
  expect(lastOf(counting(3), (step) => seen.push(step))).toBe('3 steps')
  expect(seen).toEqual([0, 1, 2])
  expect(lastOf(counting(0))).toBe('0 steps')
})
