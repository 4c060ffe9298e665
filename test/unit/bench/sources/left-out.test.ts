import { describe, expect, it } from 'vitest'
import {
  createLeftOut,
  leftOutLines,
  maxFirst,
  placeOf,
} from '../../../../src/bench/sources/left-out.ts'

describe('createLeftOut', () => {
  it('counts by file and reason, and keeps the first places only', () => {
    const out = createLeftOut()
    for (let line = 1; line <= 7; line++) {
      out.add({ file: 'a.json', line, reason: 'stray-result' })
    }
    out.add({ file: 'b.json', line: 0, reason: 'audit.unreadable' })
    out.add({ file: 'a.json', line: 9, reason: 'no-words' })
    expect(out.total).toBe(9)
    expect(out.counts[0]).toEqual({
      file: 'a.json',
      reason: 'stray-result',
      count: 7,
      lines: [1, 2, 3, 4, 5],
    })
    expect(leftOutLines(out)).toEqual([
      'a.json: 7 stray-result (lines 1, 2, 3, 4, 5, ...)',
      'b.json: 1 audit.unreadable',
      'a.json: 1 no-words (line 9)',
    ])
  })

  it('names the row where a list stands in one line', () => {
    const out = createLeftOut()
    out.add({ file: 'g.json', line: 1, row: 17, reason: 'audit.malformed-record' })
    out.add({ file: 'g.json', line: 1, row: 20, reason: 'audit.malformed-record' })
    expect(leftOutLines(out)).toEqual([
      'g.json: 2 audit.malformed-record (lines 1 row 17, 1 row 20)',
    ])
    expect(out.counts[0]?.rows).toEqual([17, 20])
    expect(out.first.map(placeOf)).toEqual(['g.json:1 row 17', 'g.json:1 row 20'])
  })

  it('keeps the first of all, whatever their reasons, and no more', () => {
    const out = createLeftOut()
    for (let line = 0; line < 5_000; line++) {
      out.add({ file: `${line % 3}.json`, line, reason: `r${line % 7}` })
    }
    expect(out.first).toHaveLength(maxFirst)
    expect(out.first[1]).toEqual({ file: '1.json', line: 1, reason: 'r1' })
    expect(placeOf({ file: 'a', line: 0 })).toBe('a')
  })
})
