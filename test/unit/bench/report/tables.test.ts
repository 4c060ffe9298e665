import { describe, expect, it } from 'vitest'
import {
  classesTable,
  pairsTable,
  paperTable,
  partsTable,
} from '../../../../src/bench/report/tables.ts'
import { hostileName, report } from './own-report.ts'

const [first] = report.systems

describe('the tables of the report', () => {
  it('have as many cells in each row as in the head', () => {
    if (first === undefined) throw new Error('no system')
    const tables = [
      partsTable(report.systems),
      pairsTable(report.pairs),
      classesTable(first),
      paperTable(),
    ]
    for (const { head, rows } of tables) {
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(row).toHaveLength(head.length)
    }
  })

  it('show the difference of two systems with its interval, where there is one', () => {
    const [pair] = report.pairs
    if (pair === undefined) throw new Error('no pair')
    const shown = (more: object) => pairsTable([{ ...pair, ...more }]).rows[0]?.slice(4)
    expect(shown({ interval: { low: -0.1, high: 1 } })).toEqual([
      '+50.0 (−10.0 to +100.0)',
      '0.500',
    ])
    expect(shown({ interval: undefined })).toEqual(['+50.0', '0.500'])
  })

  it('give names as they are: the view makes them harmless', () => {
    expect(partsTable(report.systems).rows[0]).toEqual([
      hostileName,
      '4',
      'rules',
      '100.0%',
      '100.0%',
      '100.0%',
      '100.0%',
      '0.0%',
      '100.0%',
      '0.0%',
    ])
    expect(pairsTable(report.pairs).rows[0]?.slice(0, 4)).toEqual(['rules', hostileName, '2', '0'])
  })
})
