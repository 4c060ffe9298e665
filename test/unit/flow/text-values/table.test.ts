import { describe, expect, it } from 'vitest'
import { tableOf } from '../../../../src/flow/text-values/table.ts'

const read = (text: string, limit = 1_000) => tableOf(text, limit)

describe('tableOf', () => {
  it('reads a Markdown table, and keeps the text behind it', () => {
    expect(read('| Name | City |\n|---|:-:|\n| Ann | Oslo |\n| Bob |\nEnd.')).toEqual([
      { Name: 'Ann', City: 'Oslo' },
      { Name: 'Bob', City: null },
      'End.',
    ])
  })

  it('reads what databases print, with bars between the columns only', () => {
    const rows = [
      { city: 'Oslo', n: '3' },
      { city: 'Rome', n: '4' },
    ]
    expect(read(' city | n\n------+---\n Oslo | 3\n Rome | 4\n(2 rows)\n')).toEqual(rows)
    expect(read('city | n\n-----|---\nOslo | 3\nRome | 4')).toEqual(rows)
    for (const text of [
      'city | n\nOslo | 3',
      'city | n\n-----|---\nOslo | 3\nno bar',
      'city | n\n-----|---',
      'one | two. Then three.\n---|---\nx | y',
    ]) {
      expect([text, read(text)]).toEqual([text, undefined])
    }
  })

  it('reads comma- and tab-separated rows, with marks in quotes', () => {
    expect(read('id,name,city\n1,"Lee, Ann",Oslo\n2,Bob,Rome')).toEqual([
      { id: '1', name: 'Lee, Ann', city: 'Oslo' },
      { id: '2', name: 'Bob', city: 'Rome' },
    ])
    expect(read('id\tcity\n1\tOslo')).toEqual([{ id: '1', city: 'Oslo' }])
  })

  it('takes letters and lists with commas for text', () => {
    for (const text of [
      'Dear Ann, dear Bob,\nall is well, and so on,\nyours, C',
      'one, two, three\nfour, five',
      'a,b,c\n1,2,3\n1,2',
      'a,a,b\n1,2,3\n1,2,3',
      '1,2,3\n4,5,6\n7,8,9',
      '| no rule |\n| here |',
      '|---|\n|---|',
    ]) {
      expect([text, read(text)]).toEqual([text, undefined])
    }
  })

  it('stops at its bound, and reads no endless row', () => {
    expect(read('id\tcity\n1\tOslo\n2\tRome', 1)).toHaveLength(1)
    expect(read(`a\tb\n${'x\t'.repeat(100_000)}`)).toBeUndefined()
  })
})
