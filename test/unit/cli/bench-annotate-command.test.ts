import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { writeDialogue } from '../../../src/bench/bench-case.ts'
import {
  type BenchAnnotateOptions,
  benchAnnotate,
} from '../../../src/cli/bench-annotate-command.ts'
import { readMciTrajectory } from '../../../src/log/read-mci-trajectory.ts'
import { bmi } from '../bench/gold.ts'
import {
  type Behaviour,
  fails,
  says,
  startChatServer,
  writes,
} from '../guardian/llm/chat-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-annotate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = join(folder, 'gold.jsonl')
const lineOf = (id: string): string => JSON.stringify({ id, ...writeDialogue(bmi) })
writeFileSync(file, `${lineOf('a')}\n${lineOf('b')}\n`)
let count = 0

async function run(more: Partial<BenchAnnotateOptions> = {}, files: readonly string[] = [file]) {
  const said: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  const output = more.output ?? join(folder, `out-${++count}.jsonl`)
  try {
    const code = await benchAnnotate(files, { content: 'full', ...more, output })
    const lines = readFileSync(output, 'utf8').trimEnd().split('\n')
    const trajectories = lines.filter((line) => line !== '').map((line) => JSON.parse(line))
    return { code, trajectories, said: said.join(''), output }
  } finally {
    spy.mockRestore()
  }
}

/** Annotates every flow as it is shown, all of one type. */
const annotates: Behaviour = (response, asked) => {
  const { flows } = JSON.parse(asked.body.messages[1]?.content ?? '{}')
  const answer = flows.map(({ flow, from, to }: Readonly<Record<string, unknown>>) => ({
    flow,
    from,
    to,
    type: 'health: body measures',
    principle: 'necessity',
  }))
  writes(JSON.stringify({ flows: answer }))(response, asked)
}

describe('benchAnnotate', () => {
  it('writes each dialogue as a trajectory that can be read again', async () => {
    const { code, trajectories, said } = await run()
    expect(code).toBe(0)
    expect(trajectories.map(({ id }) => id)).toEqual(['a', 'b'])
    for (const one of trajectories) expect(() => readMciTrajectory(one)).not.toThrow()
    expect(said).toContain('2 trajectories written')
  })

  it("takes a model's annotation, and asks it nothing twice, also over two runs", async () => {
    const server = await startChatServer(annotates)
    try {
      const llm = { llm: 'openai:m', llmUrl: server.url, output: join(folder, 'llm.jsonl') }
      const { code, trajectories, said } = await run(llm)
      expect(code).toBe(0)
      expect(trajectories[0].flows[1]).toMatchObject({
        type: { about: ['health'] },
        principle: ['necessity'],
      })
      expect(said).toContain('annotated by the model: 2')
      await run(llm)
      expect(server.asked).toHaveLength(2)
    } finally {
      await server.close()
    }
  })

  it.each<[string, readonly Behaviour[], string]>([
    ['writes nonsense', [writes('no')], '2 as the reply could not be used'],
    ['refuses', [fails(401)], '2 as none came'],
    ['is no model at all', [says('<html>')], '2 as none came'],
  ])(
    'falls back to the extractor where the model %s, and says so',
    async (_, behaviours, reason) => {
      const server = await startChatServer(...behaviours)
      try {
        const { code, trajectories, said } = await run({ llm: 'openai:m', llmUrl: server.url })
        expect(code).toBe(1)
        expect(said).toContain(reason)
        const plain = await run()
        expect(trajectories).toEqual(plain.trajectories)
      } finally {
        await server.close()
      }
    },
  )

  it('names what it leaves out, and writes the rest', async () => {
    const odd = join(folder, 'odd.jsonl')
    writeFileSync(odd, `${lineOf('a')}\n{"messages": 7}\n`)
    const { code, trajectories, said } = await run({ limit: 5 }, [odd])
    expect(code).toBe(2)
    expect(trajectories).toHaveLength(1)
    expect(said).toContain(`${odd}: 1 audit.malformed-record (line 2)`)
  })

  it('stops after as many records as it is told', async () => {
    expect((await run({ limit: 1 })).trajectories).toHaveLength(1)
  })

  it('refuses half of the options of a model', async () => {
    await expect(run({ llm: 'openai:m' })).rejects.toThrow('--llm-url')
  })
})
