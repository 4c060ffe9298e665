import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { writeDialogue } from '../../../src/bench/bench-case.ts'
import type { BuildReport } from '../../../src/bench/synthesise/build-report.ts'
import { type BenchBuildOptions, benchBuild } from '../../../src/cli/bench-build-command.ts'
import { golds } from '../bench/synthesise/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-build-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fileOf = (name: string, license: string): string => {
  const file = join(folder, `${name}.jsonl`)
  const lines = golds.map((gold) =>
    JSON.stringify({ id: gold.id, ...writeDialogue(gold), license }),
  )
  writeFileSync(file, `${lines.join('\n')}\n{"messages": 3}\n`)
  return file
}
const gold = fileOf('gold', 'MIT')
const output = join(folder, 'bench.jsonl')
const options: BenchBuildOptions = { form: 'hard', mix: 'paper', split: 'all', seed: 1, output }

async function build(more: Partial<BenchBuildOptions>) {
  const said: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  try {
    const code = await benchBuild({ ...options, ...more })
    const lines = readFileSync(output, 'utf8').trimEnd().split('\n')
    const report: BuildReport = JSON.parse(readFileSync(`${output}.report.json`, 'utf8'))
    return { code, lines, report, said: said.join('') }
  } finally {
    spy.mockRestore()
  }
}

describe('benchBuild', () => {
  it('writes cases with labels, and a report beside them', async () => {
    const { code, lines, report, said } = await build({ from: [gold], size: 40 })
    expect(code).toBe(0)
    expect(lines).toHaveLength(report.cases)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ license: 'MIT' })
    expect(report.classes.reduce((sum, { wanted }) => sum + wanted, 0)).toBe(40)
    expect(report.sources[0]).toMatchObject({ source: 'gold', licenses: ['MIT'], dialogues: 4 })
    expect(said).toContain('report beside it')
  })

  it('mixes the classes by the seed, so that the first cases are of several', async () => {
    const labels = (lines: readonly string[]) => lines.map((line) => JSON.parse(line).label)
    const { lines } = await build({ from: [gold], size: 120 })
    expect(new Set(labels(lines).slice(0, 30)).size).toBeGreaterThan(4)
    expect((await build({ from: [gold], size: 120 })).lines).toEqual(lines)
    const other = await build({ from: [gold], size: 120, seed: 2 })
    expect(labels(other.lines)).not.toEqual(labels(lines))
  })

  it('names a file that is not there', async () => {
    const from = [gold, join(folder, 'nofile.jsonl')]
    await expect(build({ from })).rejects.toThrow(/nofile\.jsonl`: there is no such file/)
  })

  it('names each row of a list in one line that cannot be read, in the report too', async () => {
    const list = join(folder, 'list.json')
    const rows = golds.map((one) => JSON.stringify(writeDialogue(one)))
    writeFileSync(list, `[${[...rows, '{"messages": 3}', rows[0], '{"messages": 4}'].join(', ')}]`)
    const { report, said, lines } = await build({ from: [list], size: 8 })
    expect(report.leftOut).toEqual({
      total: 2,
      first: [5, 7].map((row) => ({
        place: `${list}:1 row ${row}`,
        reason: 'audit.malformed-record',
      })),
    })
    expect(said).toContain('2 audit.malformed-record (lines 1 row 5, 1 row 7)')
    expect(readFileSync(`${output}.report.md`, 'utf8')).toContain(`\`${list}:1 row 5\``)
    // Records without an id have one each, though they stand in one line.
    const found = lines.map((line) => JSON.parse(line).meta.mcip.gold)
    expect(new Set(found).size).toBeGreaterThan(1)
  })

  it('wants the counts of the paper for its sources', async () => {
    const { report } = await build({ glaive: gold, form: 'paper' })
    const wanted = Object.fromEntries(report.classes.map((one) => [one.label, one.wanted]))
    expect(wanted).toMatchObject({ appropriate: 188, 'identity-injection': 183 })
    expect(report.sources[0]?.licenses).toEqual(['Apache-2.0'])
    expect(report.classes.some(({ shortfall }) => shortfall > 0)).toBe(true)
  })

  it('mixes as asked', async () => {
    const { report } = await build({ from: [gold], size: 6, mix: 'replay-injection=1' })
    const built = report.classes.filter((one) => one.wanted > 0)
    expect(built.map(({ label }) => label)).toEqual(['replay-injection'])
  })

  it('trains on no share-alike dialogue unless it is allowed', async () => {
    const from = [fileOf('shared', 'CC-BY-SA-4.0')]
    await expect(build({ from, split: 'train' })).rejects.toMatchObject({ code: 'cli.usage' })
    const { code } = await build({ from, split: 'train', allowLicense: ['CC-BY-SA-4.0'] })
    expect(code).toBe(0)
    expect((await build({ from, split: 'test' })).code).toBe(0)
  })

  it.each([
    [{}, /name gold/],
    [{ from: [gold], mix: 'none' }, /no mix/],
    [{ from: [gold], output: gold }, /one of the inputs/],
  ])('refuses wrong usage %#', async (more, reason) => {
    await expect(build(more)).rejects.toThrow(reason)
  })

  it('leaves nothing half written', async () => {
    const nowhere = join(folder, 'missing', 'bench.jsonl')
    await expect(build({ from: [gold], size: 5, output: nowhere })).rejects.toMatchObject({
      code: 'cli.unwritable',
    })
  })
})
