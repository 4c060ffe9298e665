import { describe, expect, it } from 'vitest'
import type { Model } from '../../../../src/guardian/classifier/model.ts'
import { replayModel } from './named-row.ts'

describe('a model', () => {
  it('acts from two thresholds, the milder one first', () => {
    const { thresholds }: Model = replayModel()
    expect(thresholds.ask).toBeLessThan(thresholds.block)
  })
})
