import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  countsOf,
  type LabelledCase,
  type ReadCasesOptions,
  readCases,
} from '../../../../src/bench/evaluate/read-cases.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-cases-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function casesOf(lines: readonly object[], options?: ReadCasesOptions) {
  const file = join(folder, 'own.jsonl')
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  const cases: LabelledCase[] = []
  for await (const one of readCases([file], options)) cases.push(one)
  return cases
}

const dialogue = { messages: [{ role: 'user', content: 'Hi' }] }

describe('readCases', () => {
  it('knows own ids, foreign spellings and letters', async () => {
    const labels = ['appropriate', true, 'replay_function', 'ignore_prupose_prompt_injection', 'B']
    const cases = await casesOf(labels.map((label) => ({ ...dialogue, label })))
    expect(cases.map(({ truth }) => truth)).toEqual([
      'appropriate',
      'appropriate',
      'replay-injection',
      'wrong-function-intent-injection',
      'function-overlapping',
    ])
  })

  it('gives cases of a list in one line an id each, and names the row of an unknown label', async () => {
    const file = join(folder, 'list.json')
    const one = { ...dialogue, label: 'appropriate' }
    writeFileSync(file, JSON.stringify([one, one, { ...one, label: 'odd' }]))
    const ids: string[] = []
    const reading = async (): Promise<void> => {
      for await (const { id } of readCases([file])) ids.push(id)
    }
    await expect(reading()).rejects.toThrow(`${file}:1 row 3`)
    expect(ids).toEqual([`${file}:1 row 1`, `${file}:1 row 2`])
  })

  it('groups cases by gold dialogue or task, and parts by source', async () => {
    const [one, two, three] = await casesOf([
      { ...dialogue, id: 'a', label: 'A', source: 's', meta: { mcip: { gold: 'g1' } } },
      { ...dialogue, id: 'b', label: 'A', source: 's', meta: { userTask: 't7' } },
      { ...dialogue, id: 'c', label: 'A' },
    ])
    expect([one?.group, two?.group, three?.group]).toEqual(['s g1', 's t7', 'c'])
    expect([one?.part, three?.part]).toEqual(['s', 'own'])
  })

  it.each([
    ['"harmful"', { ...dialogue, label: 'harmful' }],
    ['no label', dialogue],
    ['no label', { ...dialogue, label: null }],
  ])('stops at %s, with its line', async (shown, bad) => {
    await expect(casesOf([{ ...dialogue, label: 'A' }, bad])).rejects.toMatchObject({
      code: 'bench.unknown-label',
      data: { label: shown, place: expect.stringMatching(/own\.jsonl:2$/) },
    })
  })

  it('skips, maps or labels all, where that is asked for', async () => {
    const lines = [
      { ...dialogue, label: 'odd' },
      { ...dialogue, label: 'A' },
    ]
    expect(await casesOf(lines, { unlabelled: 'skip' })).toHaveLength(1)
    const labelMap = new Map([['odd', 'data-injection' as const]])
    expect((await casesOf(lines, { labelMap }))[0]?.truth).toBe('data-injection')
    const all = await casesOf(lines, { label: 'appropriate' })
    expect(all.map(({ truth }) => truth)).toEqual(['appropriate', 'appropriate'])
  })

  it('names a file that is not there', async () => {
    const none = readCases([join(folder, 'none.jsonl')])
    await expect(none.next()).rejects.toMatchObject({ code: 'audit.unreadable' })
  })
})

describe('countsOf', () => {
  it('counts in the order of the benchmark', () => {
    const counts = countsOf([
      { truth: 'replay-injection' },
      { truth: 'appropriate' },
      { truth: 'appropriate' },
    ])
    expect([...counts]).toEqual([
      ['appropriate', 2],
      ['replay-injection', 1],
    ])
  })
})
