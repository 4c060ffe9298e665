import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../src/bench/dialogue.ts'
import { partOfFunction } from '../../../../src/bench/pool.ts'
import { partOf, splits } from '../../../../src/bench/synthesise/split-part.ts'
import { booking, golds } from './world.ts'

describe('partOf', () => {
  it('leaves only functions of its part, called and offered', () => {
    for (const split of ['train', 'test'] as const) {
      for (const gold of golds) {
        const part = partOf(gold, split)
        for (const { name } of [...(part?.tools ?? []), ...callsOf(part ?? { steps: [] })]) {
          expect(partOfFunction(name)).toBe(split)
        }
      }
    }
  })

  it('gives each gold dialogue of one function to one part', () => {
    for (const gold of golds.filter((one) => callsOf(one).length === 1)) {
      const parts = (['train', 'test'] as const).filter(
        (split) => partOf(gold, split) !== undefined,
      )
      expect(parts).toHaveLength(1)
    }
  })

  it('leaves a dialogue whole where no split is asked for', () => {
    expect(partOf(booking, 'all')).toBe(booking)
    expect(splits).toContain('all')
  })
})
