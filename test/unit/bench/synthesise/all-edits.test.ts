import { describe, expect, it } from 'vitest'
import { benchmarkClasses } from '../../../../src/bench/../risk/risk.ts'
import { allEdits } from '../../../../src/bench/synthesise/all-edits.ts'

describe('allEdits', () => {
  it('has the edit of each class under its label', () => {
    for (const label of benchmarkClasses) expect(allEdits[label].label).toBe(label)
  })
})
