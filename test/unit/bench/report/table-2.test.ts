import { describe, expect, it } from 'vitest'
import { table2 } from '../../../../src/bench/report/table-2.ts'

describe('table2', () => {
  it('ends with the Guardian of the paper, as printed', () => {
    expect(table2).toHaveLength(8)
    expect(table2.at(-1)).toEqual({
      model: 'MCIP Guardian (8B)',
      utility: 65.79,
      riskResistance: [54.16, 42.03],
      toolAceRiskResistance: [41.64, 28.85],
      safetyAwareness: [75.73, 69.91],
    })
  })
})
