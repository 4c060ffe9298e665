import { describe, expect, it } from 'vitest'
import { createLeftOut, leftOutLines } from '../../../../src/bench/sources/left-out.ts'

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
})
