import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isBfclFolder, readBfcl } from '../../../../src/bench/sources/read-bfcl.ts'
import { convert, ground, lines, question, writeBfcl } from './bfcl-folder.ts'

const base = mkdtempSync(join(tmpdir(), 'mcip-bfcl-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
let count = 0

async function rowsOf(files: Readonly<Record<string, string>>) {
  const folder = join(base, String(++count))
  writeBfcl(folder, files)
  const rows = []
  for await (const row of readBfcl(folder)) rows.push(row)
  const reasons = rows.flatMap((row) =>
    row.kind === 'left-out'
      ? [`${row.file.slice(folder.length + 1)}:${row.line} ${row.reason}`]
      : [],
  )
  const tasks = rows.flatMap((row) => (row.kind === 'task' ? [row.task] : []))
  return { reasons, tasks }
}

const asked = 'How much is 3 m in feet?'
const right = { 'units.convert': { value: [3.0], to: ['feet', 'ft'], digits: ['', 2] } }

describe('readBfcl', () => {
  it('puts questions and possible answers together by their ids', async () => {
    const { tasks, reasons } = await rowsOf({
      'BFCL_v3_simple.json': lines(question('simple_0', asked, convert)),
      'possible_answer/BFCL_v3_simple.json': lines(ground('simple_0', right)),
    })
    expect(reasons).toEqual([])
    expect(tasks).toEqual([
      {
        id: 'simple_0',
        category: 'simple',
        messages: [{ role: 'user', content: asked }],
        functions: [convert],
        expected: [
          {
            name: 'units.convert',
            possible: new Map<string, unknown>([
              ['value', [3]],
              ['to', ['feet', 'ft']],
              ['digits', ['', 2]],
            ]),
          },
        ],
      },
    ])
  })

  it('knows the name of the simple category in version 4, and what is asked of relevance', async () => {
    const { tasks } = await rowsOf({
      'BFCL_v4_simple_python.json': lines(question('s', asked, convert)),
      'possible_answer/BFCL_v4_simple_python.json': lines(ground('s', right)),
      'BFCL_v4_irrelevance.json': lines(question('i', 'Sing!', convert)),
      'BFCL_v4_live_relevance.json': lines(question('r', asked, convert)),
    })
    expect(tasks.map(({ category, expected }) => [category, expected])).toMatchObject([
      ['irrelevance', 'no-call'],
      ['live_relevance', 'any-call'],
      ['simple', [{}]],
    ])
  })

  it('names every file and line that it leaves out', async () => {
    const { tasks, reasons } = await rowsOf({
      'README.md': '# not a category',
      'BFCL_v3_java.json': lines(question('j', asked, convert)),
      'BFCL_v3_multi_turn_base.json': lines({ id: 'm', question: [[], []] }),
      'BFCL_v3_parallel.json': lines(question('p', asked, convert)),
      'BFCL_v3_multiple.json': lines(
        question('no-answer', asked, convert),
        '{"id": "cut',
        { question: [] },
        { id: 'b', question: [[{ role: 'user' }]], function: [convert] },
        { id: 'c', question: [[{ role: 'system', content: 'x' }]], function: [convert] },
        question('d', asked, { name: 'f' }),
        question('e', asked, { parameters: {} }),
        { id: 'f', question: [[{ role: 'user', content: 'a' }], []], function: [convert] },
        { id: 'g', question: [[{ role: 'tool', content: 'a' }]], function: [convert] },
      ),
      'possible_answer/BFCL_v3_multiple.json': lines(
        ground('x', { a: {}, b: {} }),
        ground('y', { a: { b: 1 } }),
        { id: 'z', ground_truth: 'units.convert(3)' },
      ),
    })
    expect(tasks).toEqual([])
    expect(reasons).toEqual([
      'BFCL_v3_java.json:0 no-single-turn-category',
      'BFCL_v3_multi_turn_base.json:0 no-single-turn-category',
      'possible_answer/BFCL_v3_multiple.json:1 malformed-answer',
      'possible_answer/BFCL_v3_multiple.json:2 malformed-answer',
      'possible_answer/BFCL_v3_multiple.json:3 malformed-answer',
      'BFCL_v3_multiple.json:1 no-possible-answers',
      'BFCL_v3_multiple.json:2 malformed-json',
      'BFCL_v3_multiple.json:3 malformed-row',
      'BFCL_v3_multiple.json:4 malformed-question',
      'BFCL_v3_multiple.json:5 malformed-question',
      'BFCL_v3_multiple.json:6 malformed-function',
      'BFCL_v3_multiple.json:7 malformed-function',
      'BFCL_v3_multiple.json:8 several-turns',
      'BFCL_v3_multiple.json:9 malformed-question',
      'BFCL_v3_parallel.json:0 no-possible-answers',
    ])
  })

  it('takes a single function and a flat question, as early versions have them', async () => {
    const { tasks } = await rowsOf({
      'BFCL_v1_simple.json': lines({
        id: 's',
        question: [{ role: 'user', content: asked }],
        function: convert,
      }),
      'possible_answer/BFCL_v1_simple.json': lines(ground('s', right)),
    })
    expect(tasks).toMatchObject([{ messages: [{ content: asked }], functions: [convert] }])
  })
})

describe('isBfclFolder', () => {
  it('tells the folder from files and from other folders', () => {
    const folder = join(base, 'is')
    writeBfcl(folder, {})
    expect(isBfclFolder(folder)).toBe(false)
    writeFileSync(join(folder, 'BFCL_v3_simple.json'), '')
    expect(isBfclFolder(folder)).toBe(true)
    expect(isBfclFolder(join(folder, 'BFCL_v3_simple.json'))).toBe(false)
    expect(isBfclFolder(join(base, 'none'))).toBe(false)
  })
})
