import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { writeCase } from '../../../src/bench/bench-case.ts'
import type { BenchReport } from '../../../src/bench/report/bench-report.ts'
import { type BenchRunOptions, benchRun } from '../../../src/cli/bench-run-command.ts'
import { encodeModel } from '../../../src/guardian/classifier/model-file.ts'
import { bmi } from '../bench/gold.ts'
import { replayModel } from '../guardian/classifier/named-row.ts'
import { fails, startChatServer, writes } from '../guardian/llm/chat-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-bench-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = join(folder, 'bench.jsonl')
const origin = { gold: 'bmi', form: 'paper', edit: 'none', seed: 1, changed: [] } as const
const lineOf = (id: string, label: 'appropriate' | 'data-injection') =>
  writeCase({ id, label, dialogue: bmi, origin })
writeFileSync(file, `${lineOf('a', 'appropriate')}\n${lineOf('b', 'data-injection')}\n`)

const options: BenchRunOptions = {
  systems: 'rules',
  output: join(folder, 'out'),
  question: 'letters',
  draws: 20,
}

async function run(more: Partial<BenchRunOptions> = {}, files: readonly string[] = [file]) {
  const said: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  try {
    const code = await benchRun(files, { ...options, ...more })
    const output = more.output ?? options.output
    const report: BenchReport = JSON.parse(readFileSync(join(output, 'report.json'), 'utf8'))
    return { code, report, said: said.join(''), output }
  } finally {
    spy.mockRestore()
  }
}

describe('benchRun', () => {
  it('writes the report in three forms, and says in short what it holds', async () => {
    const { code, report, said, output } = await run()
    expect(code).toBe(0)
    expect(report).toMatchObject({
      files: [{ name: file, cases: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      classes: { appropriate: 1, 'data-injection': 1 },
      systems: [{ name: 'rules', failed: 0 }],
    })
    expect(readFileSync(join(output, 'report.md'), 'utf8')).toContain('# MCIP-Bench: results')
    expect(readFileSync(join(output, 'report.html'), 'utf8')).toContain('<h1>')
    expect(said).toMatch(/^rules: risk-resistance \d/)
  })

  it('compares the trained Guardian with the rules, alone and behind them', async () => {
    const model = join(folder, 'own.model')
    writeFileSync(model, encodeModel(replayModel()))
    const output = join(folder, 'trained')
    const { report } = await run({ systems: 'rules,classifier,cascade', model, output })
    expect(report.systems.map(({ name, failed }) => [name, failed])).toEqual([
      ['rules', 0],
      ['classifier', 0],
      ['cascade', 0],
    ])
    const none = { systems: 'classifier', model: join(folder, 'none'), output }
    await expect(run(none)).rejects.toMatchObject({ code: 'classifier.unreadable-model' })
  })

  it('shows how a trained model came about, where the card beside it says so', async () => {
    const model = join(folder, 'curved.model')
    const bytes = encodeModel(replayModel())
    writeFileSync(model, bytes)
    const more = { systems: 'rules,classifier', model, output: join(folder, 'curved') }
    expect((await run(more)).report.training).toBeUndefined()
    const curve = [{ round: 1, learned: 1, held: 1.5 }]
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const card = { model: { sha256 }, training: { curves: { unit: curve, trajectory: curve } } }
    writeFileSync(`${model}.card.json`, JSON.stringify(card))
    const { report, output } = await run(more)
    expect(report.training).toEqual([
      { model, systems: ['classifier'], curves: card.training.curves },
    ])
    expect(readFileSync(join(output, 'report.html'), 'utf8')).toContain('Training of')
    expect(readFileSync(join(output, 'report.md'), 'utf8')).toContain('## Training of')
    expect((await run({ ...more, systems: 'rules' })).report.training).toBeUndefined()
  })

  it('asks a model each case once, also over two runs', async () => {
    const server = await startChatServer(writes('I'))
    try {
      const more = {
        systems: 'rules,llm',
        llm: 'openai:m',
        llmUrl: server.url,
        output: join(folder, 'llm'),
      }
      const { report } = await run(more)
      expect(report.systems[1]).toMatchObject({ name: 'llm:m', failed: 0 })
      expect(report.systems[1]?.metrics['risk-resistance']).toBe(0.5)
      expect(report.pairs).toHaveLength(1)
      await run(more)
      expect(server.asked).toHaveLength(2)
    } finally {
      await server.close()
    }
  })

  it('says why cases have no answer, in every form, and exits with 1', async () => {
    const server = await startChatServer(fails(401))
    try {
      const output = join(folder, 'refused')
      const more = { systems: 'rules,llm', llm: 'openai:m', llmUrl: server.url, output }
      const { code, report, said } = await run(more)
      expect(code).toBe(1)
      expect(report.systems.map(({ unanswered }) => unanswered.length)).toEqual([0, 1])
      expect(report.systems[1]?.unanswered[0]).toMatchObject({
        code: 'llm.refused',
        status: 401,
        cases: 2,
        hint: expect.stringContaining('MCIP_LLM_KEY'),
      })
      expect(said).toMatch(/2 cases: llm\.refused: .*status 401/)
      expect(said).toContain('MCIP_LLM_KEY')
      expect(said).toContain('Run the same command again')
      for (const name of ['report.md', 'report.html']) {
        const text = readFileSync(join(output, name), 'utf8')
        for (const part of ['Cases without an answer', '401', 'MCIP_LLM_KEY', 'same command']) {
          expect(text).toContain(part)
        }
      }
    } finally {
      await server.close()
    }
  })

  it('counts what replies took that could not be used', async () => {
    const server = await startChatServer(writes('I do not know.'))
    try {
      const output = join(folder, 'unusable')
      const llm = { llm: 'openai:m', llmUrl: server.url, llmPrice: '2,10' }
      const { code, report } = await run({ systems: 'llm', ...llm, output })
      expect(code).toBe(1)
      expect(report.systems[0]?.tokens).toEqual({ input: 200, output: 20 })
      expect(report.systems[0]?.cost).toBeCloseTo(0.0006, 9)
    } finally {
      await server.close()
    }
  })

  it('ends early, without a report, where the endpoint refuses everything', async () => {
    const server = await startChatServer(fails(401))
    try {
      const many = join(folder, 'many.jsonl')
      const ids = Array.from({ length: 12 }, (_, index) => `m${index}`)
      writeFileSync(many, ids.map((id) => lineOf(id, 'appropriate')).join('\n'))
      const llm = { llm: 'openai:m', llmUrl: server.url, llmConcurrency: 1 }
      const more = { systems: 'llm', ...llm, output: join(folder, 'over') }
      await expect(run(more, [many])).rejects.toMatchObject({
        code: 'llm.gave-up',
        message: expect.stringContaining('status 401'),
        hint: expect.stringContaining('same command again'),
      })
      expect(server.asked).toHaveLength(5)
      expect(existsSync(join(more.output, 'report.md'))).toBe(false)
    } finally {
      await server.close()
    }
  })

  it('refuses standard input, which it could not name in the report', async () => {
    await expect(run({}, ['-'])).rejects.toMatchObject({
      code: 'cli.usage',
      message: expect.stringContaining('standard input'),
    })
  })

  it('names a file that cannot be read, also behind the limit', async () => {
    await expect(run({ limit: 1 }, [file, join(folder, 'none.jsonl')])).rejects.toMatchObject({
      code: 'audit.unreadable',
    })
  })

  it.each([
    [{ systems: 'magic' }, 'no system `magic`'],
    [{ systems: 'llm' }, '--llm openai:<model>'],
    [{ labelMap: join(folder, 'none.json') }, 'cannot be read'],
  ])('%j is refused', async (more, reason) => {
    await expect(run(more)).rejects.toThrow(reason)
  })

  it('names the file that cannot be read, and the one without cases', async () => {
    await expect(run({}, [join(folder, 'none.jsonl')])).rejects.toThrow('none.jsonl')
    const empty = join(folder, 'empty.jsonl')
    writeFileSync(empty, '')
    await expect(run({}, [empty])).rejects.toThrow('no case')
  })

  it('takes labels from a map', async () => {
    const odd = join(folder, 'odd.jsonl')
    writeFileSync(
      odd,
      lineOf('a', 'appropriate').replace('"label":"appropriate"', '"label":"fine"'),
    )
    const labelMap = join(folder, 'map.json')
    writeFileSync(labelMap, '{"fine":"A"}')
    const { report } = await run({ labelMap }, [odd])
    expect(report.classes).toEqual({ appropriate: 1 })
    writeFileSync(labelMap, '{"fine":"good"}')
    await expect(run({ labelMap }, [odd])).rejects.toThrow('no class for `fine`')
  })
})
