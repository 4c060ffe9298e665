import { describe, expect, it } from 'vitest'
import { markdownCell, markdownTable } from '../../../../src/bench/report/markdown-table.ts'

describe('markdownTable', () => {
  it('writes head, line of dashes and rows', () => {
    expect(markdownTable({ head: ['a', 'b'], rows: [['1', '2']] })).toBe(
      '| a | b |\n| --- | --- |\n| 1 | 2 |',
    )
  })
})

describe('markdownCell', () => {
  it('lets no name of a file break out of its cell', () => {
    expect(markdownCell('a|b\n`c` [d] \u001b[31m<e>\\')).toBe(
      'a\\|b \\`c\\` \\[d\\] \\[31m&lt;e>\\\\',
    )
    expect(markdownCell('x'.repeat(500))).toHaveLength(200)
  })
})
