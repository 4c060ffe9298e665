import { describe, expect, it } from 'vitest'
import { createProgress, progressLine } from '../../../src/cli/progress.ts'

function watched(isTTY: boolean, environment: Record<string, string> = {}) {
  const written: string[] = []
  const clock = { at: 0 }
  const stream = { isTTY, columns: 80, write: (text: string) => written.push(text) }
  return { written, clock, progress: createProgress(stream, environment, () => clock.at) }
}

describe('progress', () => {
  it('is shown on a terminal a few times a second, and taken away', () => {
    const { written, clock, progress } = watched(true)
    progress.update(500, 1_000, 10)
    progress.update(600, 1_000, 12)
    clock.at = 1_000
    progress.update(750, 1_000, 20)
    progress.end()
    progress.end()
    expect(written).toEqual([
      '\r50%  500 B of 1.0 kB  10 records\u001b[K',
      '\r75%  750 B of 1.0 kB  20 records  20 a second  0 s left\u001b[K',
      '\r\u001b[K',
    ])
  })

  it('says nothing where no terminal is, or a dumb one', () => {
    for (const { written, progress } of [watched(false), watched(true, { TERM: 'dumb' })]) {
      progress.update(1, 2, 3)
      progress.end()
      expect(written).toEqual([])
    }
  })

  it('writes nothing at the end of a run that was too short to show', () => {
    const { written, progress } = watched(true)
    progress.end()
    expect(written).toEqual([])
  })
})

describe('the line', () => {
  const wide = { width: 100, colour: false }

  it('does without a share where nobody knows the length', () => {
    const done = { bytes: 5_000_000, total: undefined, records: 1_234, ms: 2_000 }
    expect(progressLine(done, wide)).toBe('5.0 MB  1,234 records  617 a second')
    expect(progressLine({ ...done, records: undefined }, wide)).toBe('5.0 MB  2.5 MB a second')
  })

  it('says how long it will take', () => {
    const done = { bytes: 1e9, total: 5e9, records: 400_000, ms: 60_000 }
    expect(progressLine(done, wide)).toBe(
      '20%  1.0 GB of 5.0 GB  400,000 records  6,667 a second  4 min left',
    )
  })

  it('never breaks into a second line', () => {
    const done = { bytes: 1e9, total: 5e9, records: 400_000, ms: 60_000 }
    for (const width of [40, 41, 60]) {
      expect(progressLine(done, { width, colour: false }).length).toBeLessThan(width)
    }
  })
})
