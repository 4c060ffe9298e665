import { describe, expect, it } from 'vitest'
import { layTable, tableLines } from '../../../src/cli/table.ts'

const terminal = { width: 40, colour: false }

describe('tableLines', () => {
  it('stands columns in line and ends no line with spaces', () => {
    expect(
      tableLines(
        terminal,
        ['id', 'what'],
        [
          ['a', 'x'],
          ['long', ''],
        ],
      ),
    ).toEqual(['id    what', 'a     x', 'long'])
  })

  it('wraps the last column under itself', () => {
    const text = 'some words that do not fit into what is left of the line'
    const lines = tableLines(terminal, ['id', 'what'], [['a', text]])
    expect(lines.length).toBeGreaterThan(2)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(40)
    for (const line of lines.slice(2)) expect(line).toMatch(/^ {4}\S/)
  })

  it('is only a heading without rows', () => {
    expect(tableLines(terminal, ['id', 'what'], [])).toEqual(['id  what'])
  })
})

describe('layTable', () => {
  it('lays out each row by the widest of all rows', () => {
    const table = layTable(
      terminal,
      ['a', 'b'],
      [
        ['1', '2'],
        ['333', '4'],
      ],
    )
    expect(table.heading).toBe('a    b')
    expect(table.linesOf(['1', '2'])).toEqual(['1    2'])
  })
})
