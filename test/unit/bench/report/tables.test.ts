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
      pairsTable(report.pairs, () => '+50.0'),
      classesTable(first),
      paperTable(),
    ]
    for (const { head, rows } of tables) {
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(row).toHaveLength(head.length)
    }
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
    ])
    const shown = pairsTable(report.pairs, ({ difference }) => String(difference))
    expect(shown.rows).toEqual([['rules', hostileName, '2', '0', '0.5', '0.500']])
  })
})
