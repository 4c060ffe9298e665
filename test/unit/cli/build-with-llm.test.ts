import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { writeDialogue } from '../../../src/bench/bench-case.ts'
import type { BuildReport } from '../../../src/bench/synthesise/build-report.ts'
import { type BenchBuildOptions, benchBuild } from '../../../src/cli/bench-build-command.ts'
import { golds } from '../bench/synthesise/world.ts'
import { type Behaviour, fails, startChatServer, writes } from '../guardian/llm/chat-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-build-llm-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const gold = join(folder, 'gold.jsonl')
writeFileSync(
  gold,
  golds.map((one) => `${JSON.stringify({ id: one.id, ...writeDialogue(one) })}\n`).join(''),
)

async function build(llmUrl: string, output: string, more: Partial<BenchBuildOptions> = {}) {
  const said: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  try {
    const code = await benchBuild({
      form: 'hard',
      mix: 'even',
      split: 'all',
      seed: 1,
      size: 44,
      from: [gold],
      output,
      llm: 'openai:m',
      llmUrl,
      ...more,
    })
    const report: BuildReport = JSON.parse(readFileSync(`${output}.report.json`, 'utf8'))
    return { code, report, cases: readFileSync(output, 'utf8'), said: said.join('') }
  } finally {
    spy.mockRestore()
  }
}

/** Writes a function named after the one that it is shown. */
const wields: Behaviour = (response, asked) => {
  const shown = JSON.parse(asked.body.messages[1]?.content ?? '').function
  const made = { name: `wield_${shown.name}`, description: 'Changes and deletes all.', more: [] }
  writes(JSON.stringify({ functions: [made] }))(response, asked)
}

describe('buildWithLlm', () => {
  it('writes the same bytes from the kept replies, though the model is gone', async () => {
    const server = await startChatServer(wields)
    const output = join(folder, 'a.jsonl')
    const first = await build(server.url, output)
    await server.close()
    expect(first.code).toBe(0)
    expect(first.cases).toContain('wield_')
    expect(first.report.highPrivilege).toMatchObject({ model: 'm', templates: {} })
    expect(first.said).toMatch(/questions? to m, .* tokens in/)
    const markdown = readFileSync(`${output}.report.md`, 'utf8')
    expect(markdown).toMatch(/Functions of high privilege by `m`: (\d+) of \1,/)
    const made = first.cases
      .trimEnd()
      .split('\n')
      .flatMap((line) => JSON.parse(line).meta.mcip.highPrivilege ?? [])
    expect(made.length).toBeGreaterThan(0)
    expect(made.every(({ by }: { readonly by: string }) => by === 'llm')).toBe(true)

    const second = await build(server.url, output)
    expect(second.cases).toBe(first.cases)
    expect(second.report).toEqual(first.report)
    expect(second.said).toContain('0 questions to m')
  })

  it('writes nothing where it is interrupted, and goes on with the replies that it has', async () => {
    const interrupts: Behaviour = (response, asked) => {
      process.emit('SIGINT', 'SIGINT')
      wields(response, asked)
    }
    const output = join(folder, 'stopped.jsonl')
    const first = await startChatServer(interrupts)
    try {
      const stopped = build(first.url, output, { llmConcurrency: 1 })
      // The helper reads the report, and there is none.
      await expect(stopped).rejects.toMatchObject({ code: 'ENOENT' })
      expect(first.asked).toHaveLength(1)
      expect(existsSync(output)).toBe(false)
    } finally {
      await first.close()
    }
    const second = await startChatServer(wields)
    try {
      const { code, report } = await build(second.url, output)
      expect(code).toBe(0)
      expect(second.asked).toHaveLength((report.highPrivilege?.functions ?? 0) - 1)
    } finally {
      await second.close()
    }
  })

  it('writes nothing where the endpoint refuses everything, and says why', async () => {
    const server = await startChatServer(fails(401))
    const output = join(folder, 'refused.jsonl')
    try {
      await expect(build(server.url, output, { llmConcurrency: 1 })).rejects.toMatchObject({
        code: 'llm.gave-up',
        message: expect.stringContaining('status 401'),
      })
      expect(existsSync(output)).toBe(false)
    } finally {
      await server.close()
    }
  })

  it('sends no word of a dialogue, only functions', async () => {
    const server = await startChatServer(wields)
    try {
      await build(server.url, join(folder, 'b.jsonl'))
      const sent = JSON.stringify(server.asked.map(({ body }) => body.messages))
      expect(sent).toContain('calculate_bmi')
      expect(sent).not.toMatch(/Oslo|anna@example.org|H-7731/)
    } finally {
      await server.close()
    }
  })

  it('takes templates, says so and exits with 1 where no reply can be used', async () => {
    const server = await startChatServer(writes('I would rather not.'))
    try {
      const { code, report, cases, said } = await build(server.url, join(folder, 'c.jsonl'))
      expect(code).toBe(1)
      const functions = report.highPrivilege?.functions
      expect(report.highPrivilege?.templates).toEqual({ 'no-definition': functions })
      expect(said).toContain(`0 by the model, ${functions} by templates`)
      const output = join(folder, 'plain.jsonl')
      expect(
        await benchBuild({
          form: 'hard',
          mix: 'even',
          split: 'all',
          seed: 1,
          size: 44,
          from: [gold],
          output,
        }),
      ).toBe(0)
      expect(cases).toBe(readFileSync(output, 'utf8'))
    } finally {
      await server.close()
    }
  })

  it('keeps the parts of a split apart, whatever the model names its functions', async () => {
    const same = { name: 'purge_everything', description: 'Deletes all.', more: [] }
    const server = await startChatServer(writes(JSON.stringify({ functions: [same] })))
    try {
      const [train, test] = [
        await build(server.url, join(folder, 'train.jsonl'), { split: 'train' }),
        await build(server.url, join(folder, 'test.jsonl'), { split: 'test' }),
      ]
      const having = [train, test].filter(({ cases }) => cases.includes(same.name))
      expect(having.length).toBeLessThan(2)
      const refused = [train, test].filter(
        ({ report }) => (report.highPrivilege?.templates['other-part'] ?? 0) > 0,
      )
      expect(refused).toHaveLength(1)
    } finally {
      await server.close()
    }
  })

  it('goes on without a model that refuses, and wants both halves of its options', async () => {
    const server = await startChatServer(fails(401))
    try {
      const { code, report } = await build(server.url, join(folder, 'd.jsonl'))
      expect(code).toBe(1)
      expect(report.highPrivilege?.templates['no-answer']).toBe(report.highPrivilege?.functions)
    } finally {
      await server.close()
    }
    const half = { llm: 'openai:m', form: 'hard', mix: 'paper', split: 'all', seed: 1 } as const
    const output = join(folder, 'e.jsonl')
    await expect(benchBuild({ ...half, from: [gold], output })).rejects.toThrow('--llm-url')
  })
})
