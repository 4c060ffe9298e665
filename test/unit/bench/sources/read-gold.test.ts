import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { judgeRecord } from '../../../../src/audit/judge-record.ts'
import { mciLineOf } from '../../../../src/audit/mci-record.ts'
import { readRecord } from '../../../../src/audit/readers/read-record.ts'
import { writeDialogue } from '../../../../src/bench/bench-case.ts'
import { callsOf } from '../../../../src/bench/dialogue.ts'
import { readGold, sourceOfFile } from '../../../../src/bench/sources/read-gold.ts'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { entryOf, firstTrajectory } from '../../../contract/store.ts'
import { bmi, bmiTool } from '../gold.ts'
import { convert, ground, lines, question, writeBfcl } from './bfcl-folder.ts'

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

  it('leaves out what is labelled as a risk, in whatever spelling', async () => {
    const labelled = (label: string | null) => JSON.stringify({ ...JSON.parse(line), label })
    const labels = ['replay-injection', 'replay_function', 'appropriate', 'true', 'mine', null]
    const rows = await rowsOf(fileOf('labelled.jsonl', labels.map(labelled)))
    expect(rows.map((row) => (row.kind === 'left-out' ? row.reason : row.kind))).toEqual([
      'labelled-as-risk',
      'labelled-as-risk',
      'dialogue',
      'dialogue',
      'dialogue',
      'dialogue',
    ])
  })

  it('names the rows of a list in one line, and gives those without an id one each', async () => {
    const { id: _, ...nameless } = JSON.parse(line)
    const one = JSON.stringify(nameless)
    const file = join(folder, 'list.json')
    writeFileSync(file, `[${[one, '{"messages": 7}', one].join(', ')}]`)
    const rows = await rowsOf(file)
    expect(rows[1]).toEqual({
      kind: 'left-out',
      file,
      line: 1,
      row: 2,
      reason: 'audit.malformed-record',
    })
    const ids = rows.flatMap((row) => (row.kind === 'dialogue' ? [row.dialogue.id] : []))
    expect(ids).toEqual(['1.1', '1.3'])
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

describe('readGold of other sources', () => {
  it('reads the original files of Glaive and ToolACE: one list over many lines', async () => {
    const glaive = [
      {
        system: `SYSTEM: You are a helpful assistant with access to the following functions. Use them if required -\n${JSON.stringify(bmiTool, null, 4)}\n`,
        chat: 'USER: My BMI, please: 70 kg, 1.75 m.\n\n\nASSISTANT: <functioncall> {"name": "calculate_bmi", "arguments": \'{"weight": 70, "height": 1.75}\'} <|endoftext|>\n\n\nFUNCTION RESPONSE: {"bmi": 22.86}\n\n\nASSISTANT: It is 22.86. <|endoftext|>\n\n\n',
      },
      { system: 'SYSTEM: none', chat: 7 },
    ]
    const toolace = [
      {
        system: `You may call functions. Here is a list of functions in JSON format that you can invoke:\n${JSON.stringify([bmiTool])}`,
        conversations: [
          { from: 'user', value: 'My BMI, please: 70 kg, 1.75 m.' },
          { from: 'assistant', value: '[calculate_bmi(weight=70, height=1.75)]' },
          { from: 'tool', value: '[{"name": "calculate_bmi", "results": {"bmi": 22.86}}]' },
          { from: 'assistant', value: 'It is 22.86.' },
        ],
      },
      { system: 'x', conversations: 'none' },
    ]
    for (const [name, rows] of [
      ['glaive-function-calling-v2.json', glaive],
      ['data.json', toolace],
    ] as const) {
      const file = join(folder, name)
      writeFileSync(file, JSON.stringify(rows, null, 2))
      const [one, two] = await rowsOf(file)
      expect(one).toMatchObject({
        kind: 'dialogue',
        dialogue: { source: sourceOfFile(name), tools: [{ name: 'calculate_bmi' }] },
      })
      if (one?.kind !== 'dialogue') throw new Error('no dialogue')
      expect(callsOf(one.dialogue)).toMatchObject([
        { arguments: { weight: 70, height: 1.75 }, returned: expect.stringContaining('22.86') },
      ])
      expect(two).toMatchObject({ kind: 'left-out', file, reason: 'audit.malformed-record' })
    }
  })

  it('reads trajectories of a flow log where their contents allow it', async () => {
    const judged = judgeRecord(readRecord(line), { guardian: undefined, digest: () => '' })
    if (judged instanceof Promise) throw new Error('not at once')
    const mci = mciLineOf({ id: 'bmi', judged, text: line, content: 'redacted' })
    const shapes = mciLineOf({ id: 'bmi', judged, text: line, content: 'shape' })
    const rows = await rowsOf(fileOf('log.jsonl', [mci, shapes]), { license: 'MIT' })
    expect(rows[0]).toMatchObject({
      dialogue: { ...bmi, source: 'log', license: 'MIT', steps: bmi.steps },
    })
    expect(rows[1]).toMatchObject({ kind: 'left-out', line: 2, reason: 'shapes-only' })
  })

  it('reads a log by its own file beside files of records, in order', async () => {
    const file = join(folder, 'own.db')
    const store = openSqliteStore({ file })
    store.append([{ ...entryOf(firstTrajectory), serialise: () => '{"kind":"gap"}' }])
    store.close()
    const seen: (number | undefined)[] = []
    const rows = []
    const files = [fileOf('first.jsonl', [line]), file, fileOf('last.jsonl', [line])]
    for await (const row of readGold(files, { onProgress: (_, total) => seen.push(total) })) {
      rows.push(row.kind === 'dialogue' ? row.dialogue.source : row.reason)
    }
    expect(rows).toEqual(['first', 'no-words', 'last'])
    expect(new Set(seen)).toEqual(new Set([undefined]))
  })

  it('reads a folder of BFCL as questions with the calls that are right', async () => {
    const bfcl = join(folder, 'bfcl')
    const box = { a: ['x'], b: ['', 'y'] }
    writeBfcl(bfcl, {
      'BFCL_v3_simple.json': lines(question('s', 'How long?', convert)),
      'BFCL_v3_sql.json': '',
      'possible_answer/BFCL_v3_simple.json': lines(
        ground('s', { 'units.convert': { value: [3], to: [[box]], digits: ['', 2] } }),
      ),
    })
    expect(await rowsOf(bfcl)).toMatchObject([
      {
        kind: 'dialogue',
        dialogue: {
          id: 's',
          source: 'bfcl',
          license: 'Apache-2.0',
          steps: [
            { kind: 'user', text: 'How long?' },
            { kind: 'call', name: 'units.convert', arguments: { value: 3, to: [{ a: 'x' }] } },
          ],
        },
      },
      { kind: 'left-out', reason: 'no-single-turn-category' },
    ])
  })
})

describe('sourceOfFile', () => {
  it('is the name without folders and extensions', () => {
    expect(sourceOfFile('/data/gold/glaive.jsonl.gz')).toBe('glaive')
    expect(sourceOfFile('data.json')).toBe('data')
  })
})
