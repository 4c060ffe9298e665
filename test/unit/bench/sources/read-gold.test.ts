import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { writeDialogue } from '../../../../src/bench/bench-case.ts'
import { readGold, sourceOfFile } from '../../../../src/bench/sources/read-gold.ts'
import { bmi } from '../gold.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-gold-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(name: string, lines: readonly string[]): string {
  const file = join(folder, name)
  const text = `${lines.join('\n')}\n`
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text)
  return file
}

async function rowsOf(file: string, options?: Parameters<typeof readGold>[1]) {
  const rows = []
  for await (const row of readGold([file], options)) rows.push(row)
  return rows
}

const line = JSON.stringify({ id: 'bmi', ...writeDialogue(bmi), license: 'Apache-2.0' })

describe('readGold', () => {
  it('gives dialogues with their source and licence, and says of every other line why not', async () => {
    const tools = JSON.stringify({ tools: [] })
    const file = fileOf('own.jsonl.gz', [line, '{"messages": [', tools])
    expect(await rowsOf(file)).toEqual([
      { kind: 'dialogue', dialogue: { ...bmi, source: 'own' } },
      { kind: 'left-out', file, line: 2, reason: 'audit.malformed-json' },
      { kind: 'left-out', file, line: 3, reason: 'audit.not-a-dialogue' },
    ])
  })

  it('takes the source and the licence that it is given', async () => {
    const rows = await rowsOf(fileOf('a.jsonl', [line]), { sourceOf: () => 'mine', license: 'MIT' })
    expect(rows).toMatchObject([{ dialogue: { source: 'mine', license: 'MIT' } }])
  })

  it('names a file that cannot be read', async () => {
    expect(await rowsOf(join(folder, 'none.jsonl'))).toMatchObject([
      { kind: 'left-out', reason: 'audit.unreadable' },
    ])
  })
})

describe('sourceOfFile', () => {
  it('is the name without folders and extensions', () => {
    expect(sourceOfFile('/data/gold/glaive.jsonl.gz')).toBe('glaive')
    expect(sourceOfFile('data.json')).toBe('data')
  })
})
