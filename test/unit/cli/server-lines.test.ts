import { describe, expect, it } from 'vitest'
import { readServer, serverLines, serversLines } from '../../../src/cli/server-lines.ts'
import { columnsOf } from '../../../src/cli/terminal.ts'
import type { ServerRecord } from '../../../src/state/records.ts'

const record: ServerRecord = {
  id: 'files',
  origin: 'package:@modelcontextprotocol/server-filesystem',
  firstSeen: '2026-11-01T08:00:00.000Z',
  lastSeen: '2026-11-22T10:30:00.000Z',
  claimedName: 'secure-filesystem-server',
  claimedVersion: '0.2.0',
  tools: [
    {
      name: 'read_file',
      digest: 'a'.repeat(64),
      parts: {},
      firstSeen: '2026-11-01T08:00:00.000Z',
      version: '0.2.0',
    },
    {
      name: 'write_file',
      digest: 'b'.repeat(64),
      parts: {},
      firstSeen: '2026-11-01T08:00:00.000Z',
      changed: {
        digest: 'c'.repeat(64),
        parts: ['description', 'inputSchema'],
        at: '2026-11-20T08:00:00.000Z',
        version: '0.3.0',
      },
    },
  ],
}
const hostile: ServerRecord = {
  ...record,
  id: `\u001b[2J${'i'.repeat(300)}`,
  origin: `file:/\u202e${'o'.repeat(500)}`,
  claimedName: 'n'.repeat(256),
  tools: [{ ...record.tools[1], name: `\u001b]0;x\u0007${'t'.repeat(256)}` } as never],
}

describe('serversLines', () => {
  it('shows each server with its tools and how many have changed', () => {
    const [, row] = serversLines({ width: 160, colour: false }, [record])
    expect(row).toBe(
      'files  2      1        2026-11-22 10:30  secure-filesystem-server 0.2.0  package:@modelcontextprotocol/server-filesystem',
    )
    expect(serversLines({ width: 80, colour: false }, [])).toEqual(['no server has been seen yet'])
  })
})

describe('serverLines', () => {
  it('shows each tool, and what has changed since it was first seen', () => {
    const text = serverLines({ width: 120, colour: false }, record).join('\n')
    expect(text).toMatch(/read_file +2026-11-01 +0\.2\.0 +aaaaaaaa +unchanged/)
    expect(text).toMatch(
      /write_file +2026-11-01 +- +bbbbbbbb +changed: description, inputSchema \(2026-11-20, version 0\.3\.0\)/,
    )
  })

  it('says so where no tool has been seen', () => {
    const lines = serverLines({ width: 80, colour: false }, { ...record, tools: [] })
    expect(lines.at(-1)).toBe('no tool of it has been seen')
  })
})

describe.each([80, 119, 120, 160])('at %i columns', (width) => {
  it('nothing is wider, and nothing of a hostile record reaches the terminal', () => {
    for (const one of [record, hostile]) {
      const terminal = { width, colour: false }
      for (const line of [...serversLines(terminal, [one]), ...serverLines(terminal, one)]) {
        expect(columnsOf(line)).toBeLessThanOrEqual(width)
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      }
    }
  })
})

describe('readServer', () => {
  it('reads what was stored, under the key that it was stored at', () => {
    const value = JSON.stringify({ ...record, id: 'another' })
    expect(readServer('files', value)).toEqual(record)
  })

  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['no tools', JSON.stringify({ ...record, tools: 'none' })],
    ['a tool without a name', JSON.stringify({ ...record, tools: [{ name: 7 }] })],
    ['a time that is none', JSON.stringify({ ...record, lastSeen: 7 })],
    [
      'a change that is none',
      JSON.stringify({ ...record, tools: [{ ...record.tools[0], changed: true }] }),
    ],
  ])('passes over a record with %s', (_, value) => {
    expect(readServer('files', value)).toBeUndefined()
  })
})
