import { expect, it } from 'vitest'
import { apart, endOfMatch } from '../../../../src/flow/recognise/match-at.ts'

it('a sticky pattern matches at its place only', () => {
  expect(endOfMatch(/ab/y, 'xabab', 1)).toBe(3)
  expect(endOfMatch(/ab/y, 'xabab', 0)).toBe(-1)
  expect(endOfMatch(/ab/y, 'ab', 9)).toBe(-1)
})

it('spans are put in order, of overlapping ones the first and longest stays', () => {
  const spans = [
    { start: 4, end: 6 },
    { start: 0, end: 2 },
    { start: 0, end: 3 },
    { start: 2, end: 4 },
  ]
  expect(apart(spans)).toEqual([
    { start: 0, end: 3 },
    { start: 4, end: 6 },
  ])
  expect(apart([])).toEqual([])
})
