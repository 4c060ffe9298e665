import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { writeDialogue } from '../../../src/bench/bench-case.ts'
import { type BenchMatrixOptions, benchMatrix } from '../../../src/cli/bench-matrix-command.ts'
import { golds } from '../bench/synthesise/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-matrix-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fileOf = (name: string): string => {
  const file = join(folder, `${name}.jsonl`)
  const lines = golds.map((gold) => JSON.stringify({ id: gold.id, ...writeDialogue(gold) }))
  writeFileSync(file, `${lines.join('\n')}\n{"messages": 3}\n`)
  return file
}
const output = join(folder, 'matrix')
const options: BenchMatrixOptions = {
  from: [fileOf('one'), fileOf('two')],
  form: 'hard',
  size: 80,
  testSize: 10,
  seed: 1,
  draws: 2,
  rounds: 2,
  output,
}

async function ran(more: Partial<BenchMatrixOptions> = {}) {
  const said: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  try {
    return { code: await benchMatrix({ ...options, ...more }), said: said.join('') }
  } finally {
    spy.mockRestore()
  }
}

describe('benchMatrix', () => {
  it('writes every source against every other, and says how far it is', async () => {
    const { code, said } = await ran()
    expect(code).toBe(0)
    expect(said).toContain('source 2 of 2: two')
    expect(said).toContain('1 of 6: all: ')
    expect(said).toContain('left out: ')
    const report = JSON.parse(readFileSync(join(output, 'matrix.json'), 'utf8'))
    expect(report.rows[0]).toMatchObject({ fit: { kind: 'all' }, cells: [{ test: 'all' }, {}, {}] })
    expect(readFileSync(join(output, 'matrix.md'), 'utf8')).toContain('| all but the tested |')
    expect(readFileSync(join(output, 'matrix.csv'), 'utf8')).toContain('one,')
  }, 120_000)

  it('goes on where it was broken off, and makes nothing twice', async () => {
    const whole = readFileSync(join(output, 'matrix.md'), 'utf8')
    const kept = readFileSync(join(output, 'rows.jsonl'), 'utf8')
    expect((await ran()).said).not.toContain('source 1')
    // A line that a kill has torn.
    truncateSync(join(output, 'rows.jsonl'), kept.length - 40)
    const { said } = await ran()
    expect(said).toContain('6 of 6: all but two')
    expect(said).not.toContain('5 of 6')
    expect(readFileSync(join(output, 'matrix.md'), 'utf8')).toBe(whole)
  }, 120_000)

  it('counts no row of other settings', async () => {
    const { said } = await ran({ seed: 2, from: options.from.slice(0, 1) })
    expect(said).toContain('1 of 3: all')
  }, 120_000)

  it('needs something to learn from', async () => {
    await expect(ran({ testOnly: ['one', 'two'] })).rejects.toMatchObject({ code: 'cli.usage' })
  })

  it('names the folder that cannot be written', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    await expect(ran({ output: join(file, 'x') })).rejects.toMatchObject({
      code: 'cli.unwritable',
    })
  }, 120_000)
})
