import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { writeCase, writeDialogue } from '../../../src/bench/bench-case.ts'
import type { Dialogue } from '../../../src/bench/dialogue.ts'
import {
  type BenchTrainsetOptions,
  benchTrainset,
} from '../../../src/cli/bench-trainset-command.ts'
import { readMciTrajectory } from '../../../src/log/read-mci-trajectory.ts'
import { benchmarkClasses } from '../../../src/risk/risk.ts'
import { bmi } from '../bench/gold.ts'
import { startChatServer, writes } from '../guardian/llm/chat-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-trainset-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function numbered(index: number, license: string): Dialogue {
  const [, ...rest] = bmi.steps
  return {
    ...bmi,
    license,
    steps: [{ kind: 'user', text: `My BMI, please, no ${index}.` }, ...rest],
  }
}

/** Four cases of each class, and one that says the same as another. */
const bench = join(folder, 'bench.jsonl')
const origin = { gold: 'bmi', form: 'paper', edit: 'none', seed: 1, changed: [] } as const
const lines = benchmarkClasses.flatMap((label, at) =>
  Array.from({ length: 4 }, (_, index) => {
    const dialogue = numbered(10 * at + index, index === 0 ? 'CC-BY-SA-4.0' : 'MIT')
    return writeCase({ id: `${label} ${index}`, label, dialogue, origin })
  }),
)
writeFileSync(bench, `${[...lines, lines[0]].join('\n')}\n`)
let count = 0

const base = {
  benchmark: [bench],
  size: 22,
  form: 'chat',
  question: 'letters',
  shown: 'messages',
  content: 'redacted',
  seed: 1,
  allowLicense: ['CC-BY-SA-4.0'],
} as const

async function run(more: Partial<BenchTrainsetOptions> = {}) {
  const said: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  const output = join(folder, `out-${++count}.jsonl`)
  try {
    const code = await benchTrainset({ ...base, output, ...more })
    const text = readFileSync(output, 'utf8')
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const about = JSON.parse(readFileSync(`${output}.about.json`, 'utf8'))
    return { code, rows, text, about, said: said.join('') }
  } finally {
    spy.mockRestore()
  }
}

describe('benchTrainset', () => {
  it("writes rows with the paper's shares, each content once, and what they are", async () => {
    const { code, rows, about, said } = await run()
    expect(code).toBe(0)
    expect(rows).toHaveLength(22)
    expect(about).toMatchObject({
      rows: 22,
      seed: 1,
      classes: {
        appropriate: { wanted: 3, drawn: 3 },
        'causal-dependency-injection': { wanted: 1, drawn: 1 },
      },
      leftOut: [{ file: bench, reason: 'same-content', count: 1 }],
    })
    expect(Object.keys(about.licenses)).toContain('MIT')
    expect(said).toContain('licences of the sources: MIT')
  })

  it('writes the same for the same seed', async () => {
    const { text } = await run()
    expect((await run()).text).toBe(text)
    expect((await run({ seed: 2 })).text).not.toBe(text)
  })

  it('says which classes are short, and exits with 1', async () => {
    const { code, about, said } = await run({ size: 110 })
    expect(code).toBe(1)
    expect(about.classes.appropriate).toEqual({ wanted: 14, drawn: 4 })
    expect(said).toContain('appropriate: 4 of 14 wanted')
  })

  it('writes MCI trajectories with their labels, and questions that show flows', async () => {
    const mci = await run({ form: 'mci' })
    for (const row of mci.rows) expect(() => readMciTrajectory(row)).not.toThrow()
    const labels = mci.rows.map(({ label }) => label)
    expect(labels.filter((label) => label === 'appropriate')).toHaveLength(3)
    const flows = await run({ shown: 'flows', form: 'alpaca' })
    expect(flows.rows[0].instruction).toContain('from: client; to: function calculate_bmi')
  })

  it("takes a model's annotation, and counts where it could not", async () => {
    const server = await startChatServer(writes('no annotation'))
    try {
      const llm = { llm: 'openai:m', llmUrl: server.url }
      const { about, said } = await run({ form: 'mci', size: 5, ...llm })
      expect(about.annotatedByModel).toMatchObject({ taken: 0, invalid: about.rows })
      expect(said).toContain('as the reply could not be used')
    } finally {
      await server.close()
    }
  })

  it('makes cases of gold dialogues', async () => {
    const gold = join(folder, 'gold.jsonl')
    const rows = Array.from({ length: 40 }, (_, index) => {
      const renamed = JSON.stringify(writeDialogue(numbered(index, 'MIT')))
      return renamed.replaceAll('calculate_bmi', `bmi_${index % 8}_of_person`)
    })
    writeFileSync(gold, `${rows.join('\n')}\nno JSON\n`)
    const { benchmark: _, ...rest } = base
    const output = join(folder, 'from-gold.jsonl')
    const spy = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      await benchTrainset({ ...rest, from: [gold], caseForm: 'paper', size: 30, output })
    } finally {
      spy.mockRestore()
    }
    const about = JSON.parse(readFileSync(`${output}.about.json`, 'utf8'))
    expect(about.classes['replay-injection'].drawn).toBe(3)
    expect(about.leftOut).toContainEqual(
      expect.objectContaining({ file: gold, reason: 'audit.malformed-json' }),
    )
  })

  it.each<[string, Partial<BenchTrainsetOptions>]>([
    ['either gold dialogues', { from: [bench] }],
    ['is one of the inputs', { output: bench }],
    ['share-alike: it trains a model only with', { allowLicense: [] }],
    ['no case', { benchmark: [join(folder, 'empty.jsonl')] }],
    ['cannot read', { benchmark: [join(folder, 'none.jsonl')] }],
  ])('refuses what says: %s', async (reason, more) => {
    writeFileSync(join(folder, 'empty.jsonl'), '')
    await expect(run(more)).rejects.toThrow(reason)
    expect(readFileSync(bench, 'utf8')).toContain(lines[0] ?? '')
    expect(existsSync(join(folder, `out-${count}.jsonl`))).toBe(false)
  })
})
