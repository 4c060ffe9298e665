import { expect, it } from 'vitest'
import { editDistance } from '../../../src/guardian/edit-distance.ts'

it('counts insertions, deletions and substitutions', () => {
  for (const [one, other, count] of [
    ['', '', 0],
    ['harbour', '', 7],
    ['harbour', 'harbour', 0],
    ['harbour', 'harbor', 1],
    ['kitten', 'sitting', 3],
  ] as const) {
    expect(editDistance(one, other)).toBe(count)
    expect(editDistance(other, one)).toBe(count)
  }
})
