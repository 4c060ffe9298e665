import { expect, it } from 'vitest'
import { partOfGroup } from '../../../../src/bench/train/split.ts'

it('keeps a group in one part, and spreads groups over all parts', () => {
  expect(partOfGroup('a', 5, 1)).toBe(partOfGroup('a', 5, 1))
  const counts = [0, 0, 0]
  for (let at = 0; at < 3_000; at++) {
    const part = partOfGroup(`group ${at}`, 3, 7)
    counts[part] = (counts[part] ?? 0) + 1
  }
  for (const count of counts) expect(count).toBeGreaterThan(800)
})
