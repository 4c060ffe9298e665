import { describe, expect, it } from 'vitest'
import type { MarkEntry } from '../../../src/log/entry.ts'
import { createMarks, isMark, markLabels } from '../../../src/log/marks.ts'

const mark = (seq: number, about: number, label: MarkEntry['label']): MarkEntry => ({
  format: 1,
  kind: 'mark',
  seq,
  at: '2026-01-02T03:04:05.000Z',
  trajectory: { source: 'process', value: '1' },
  server: 'mail',
  about,
  label,
  by: 'mark',
})

describe('marks', () => {
  it('count as they were said last', () => {
    const marks = createMarks()
    marks.add(mark(5, 2, 'data-injection'))
    marks.add(mark(6, 3, 'appropriate'))
    marks.add(mark(7, 2, 'appropriate'))
    expect(marks.of(2)).toMatchObject({ label: 'appropriate', seq: 7 })
    expect(marks.places()).toEqual([2, 3])
  })

  it('are gone once they are taken back', () => {
    const marks = createMarks()
    marks.add(mark(5, 2, 'data-injection'))
    marks.add(mark(6, 2, null))
    expect(marks.of(2)).toBeUndefined()
    expect(marks.places()).toEqual([])
  })

  it('say nothing of what comes after them', () => {
    const marks = createMarks()
    marks.add(mark(5, 5, 'appropriate'))
    marks.add(mark(5, 9, 'appropriate'))
    marks.add(mark(5, -1, 'appropriate'))
    expect(marks.places()).toEqual([])
  })

  it('are read only with words that are known', () => {
    expect(isMark(mark(5, 2, 'data-injection'))).toBe(true)
    expect(isMark(mark(5, 2, null))).toBe(true)
    for (const other of [
      null,
      'mark',
      {},
      { ...mark(5, 2, null), kind: 'gap' },
      { ...mark(5, 2, null), about: '2' },
      { ...mark(5, 2, null), about: 1.5 },
      { ...mark(5, 2, null), label: 'fine' },
      { ...mark(5, 2, null), label: undefined },
      { ...mark(5, 2, null), by: 'the agent' },
    ]) {
      expect(isMark(other)).toBe(false)
    }
  })

  it('know every risk of the taxonomy, and that nothing is wrong', () => {
    expect(markLabels).toHaveLength(18)
    expect(markLabels[0]).toBe('appropriate')
  })
})
