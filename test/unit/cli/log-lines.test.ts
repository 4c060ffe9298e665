import { describe, expect, it } from 'vitest'
import { entryLines, headLines, verificationLines } from '../../../src/cli/log-lines.ts'
import { columnsOf } from '../../../src/cli/terminal.ts'

const at = '2026-11-22T10:00:00.000Z'
const terminal = { width: 80, colour: false }
const head = (value: string): Parameters<typeof headLines>[1][number] => ({
  trajectory: { source: 'process', value },
  seq: 9,
  flows: 12,
  hash: '',
  startedAt: at,
  lastAt: at,
  server: 'files',
})

describe('lines of the log', () => {
  it('show trajectories within the terminal, whatever they are called', () => {
    for (const width of [60, 80, 120, 160]) {
      const lines = headLines({ width, colour: false }, [
        head('a'),
        head(`\u001b[2J${'x'.repeat(500)}`),
        { ...head('b'), base: { seq: 3, hash: '' } },
      ])
      expect(lines.length).toBeGreaterThanOrEqual(4)
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(Math.max(80, width))
      expect(lines.join('')).not.toContain('\u001b')
      expect(lines.at(-1)).toMatch(/ 6 +12 /)
    }
    expect(headLines(terminal, [])).toEqual(['the flow log holds no trajectory yet'])
    expect(headLines(terminal, [], 'a\u001b[2Jb')).toEqual([
      'no trajectory whose last message was of server `ab`',
    ])
  })

  it('show a gap, a rejected line, and a message without flows', () => {
    const gap = { kind: 'gap', since: at, cause: 'log.full', forwarded: 3, blocked: 1 }
    expect(entryLines({ width: 200, colour: false }, JSON.stringify(gap)).join()).toContain(
      '3 messages forwarded, 1 blocked',
    )
    const rejected = {
      kind: 'rejected',
      from: 'host',
      reason: 'malformed-json',
      detail: 'at \u001b[2J3',
    }
    expect(entryLines(terminal, JSON.stringify(rejected)).join()).toContain('malformed-json, at 3')
    const ping = {
      kind: 'message',
      from: 'host',
      message: { kind: 'request', method: 'ping' },
      flows: [],
      verdict: { findings: [] },
    }
    expect(entryLines(terminal, JSON.stringify(ping))).toEqual(['-    ping from the host'])
  })

  it('show what a person said of an entry', () => {
    const mark = { kind: 'mark', seq: 9, at, about: 4, label: 'data-injection', by: 'mark' }
    const lines = (more: object): string =>
      entryLines({ width: 200, colour: false }, JSON.stringify({ ...mark, ...more })).join()
    expect(lines({})).toContain('a person marked entry 4: data-injection (2026-11-22 10:00:00)')
    expect(lines({ by: 'approval', label: 'appropriate' })).toContain('approved entry 4: appropr')
    expect(lines({ by: 'denial' })).toContain('denied entry 4: data-injection')
    expect(lines({ label: null })).toContain('took back what was said of entry 4')
    expect(lines({ label: 'no risk' })).toContain('an entry that cannot be read')
  })

  it('say of bytes of another hand that they cannot be read', () => {
    const flow = { sender: {}, recipient: {}, subject: [], type: { about: 5 }, principle: [] }
    for (const bytes of [
      'x',
      '{}',
      '{"kind":"gap"}',
      JSON.stringify({ kind: 'message', message: {}, verdict: { findings: [] }, flows: [flow] }),
    ]) {
      expect(entryLines(terminal, bytes)).toEqual(['an entry that cannot be read'])
    }
  })

  it('end with one sentence about the verification', () => {
    const found = {
      ok: true,
      trajectories: 2,
      entries: 5,
      checkpoints: 1,
      faults: [],
      notes: ['process:a: entries 0 to 3 cut by retention'],
    }
    expect(verificationLines(terminal, found).at(-1)).toBe(
      'verified: 5 entries of 2 trajectories, 1 checkpoint',
    )
    const fault = {
      kind: 'removed',
      trajectory: { source: 'process', value: 'a' },
      seq: 3,
      text: 'entry 3 was removed',
    } as const
    const lines = verificationLines(terminal, {
      ...found,
      ok: false,
      faults: [fault, { kind: 'changed-checkpoint', seq: 0, text: 't' }],
    })
    expect(lines.join('\n')).toContain('removed process:a: entry 3 was removed')
    expect(lines.at(-1)).toContain('2 faults')
  })
})
