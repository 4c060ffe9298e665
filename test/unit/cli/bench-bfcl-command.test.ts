import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { type BenchBfclOptions, benchBfcl } from '../../../src/cli/bench-bfcl-command.ts'
import { convert, ground, lines, question, writeBfcl } from '../bench/sources/bfcl-folder.ts'
import { type Behaviour, fails, startChatServer, writes } from '../guardian/llm/chat-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-bfcl-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const data = join(folder, 'data')
const right = { 'units.convert': { value: [3], to: ['feet'], digits: ['', 2] } }
writeBfcl(data, {
  'BFCL_v4_simple_python.json': lines(
    question('s0', 'How much is 3 m in feet?', convert),
    question('s1', 'And 3 m in inches?', convert),
  ),
  'BFCL_v4_irrelevance.json': lines(question('i0', 'Sing a song!', convert)),
  'BFCL_v4_simple_java.json': '',
  'possible_answer/BFCL_v4_simple_python.json': lines(
    ground('s0', right),
    ground('s1', { 'units.convert': { value: [3], to: ['inch', 'inches'] } }),
  ),
})

/** Always calls for feet, but never sings. */
const calls: Behaviour = (response, asked) => {
  const isSong = asked.body.messages.at(-1)?.content.includes('Sing') === true
  writes(isSong ? '[]' : '[units.convert(value=3, to="feet")]')(response, asked)
}

async function run(behaviour: Behaviour, more: Partial<BenchBfclOptions> = {}, from = data) {
  const server = await startChatServer(behaviour)
  const said: string[] = []
  const keep = (text: unknown): boolean => {
    said.push(String(text))
    return true
  }
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(keep)
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  try {
    const code = await benchBfcl(from, { llm: 'openai:m', llmUrl: server.url, ...more })
    return { code, said: said.join(''), asked: server.asked.length }
  } finally {
    err.mockRestore()
    out.mockRestore()
    await server.close()
  }
}

describe('benchBfcl', () => {
  it('says by category how many questions were answered with the right calls', async () => {
    const { code, said } = await run(calls, { json: true })
    expect(code).toBe(0)
    expect(said).toMatch(/simple +50\.00% {2}\(1 of 2\)/)
    expect(said).toMatch(/irrelevance +100\.00%/)
    expect(said).toContain('non-live AST, unweighted mean: 50.00%')
    expect(said).toContain('BFCL_v4_simple_java.json: 1 no-single-turn-category')
    expect(said).toContain('"nonLive": 0.5')
  })

  it('writes a line a question, and asks nothing twice over two runs', async () => {
    const output = join(folder, 'out.jsonl')
    expect((await run(calls, { output })).asked).toBe(3)
    expect((await run(calls, { output })).asked).toBe(0)
    const rows = readFileSync(output, 'utf8').trimEnd().split('\n')
    expect(rows.map((row) => JSON.parse(row))).toEqual([
      { id: 'i0', category: 'irrelevance' },
      { id: 's0', category: 'simple' },
      { id: 's1', category: 'simple', fault: 'wrong-value' },
    ])
  })

  it('counts a question without an answer as wrong, and says so', async () => {
    const { code, said } = await run(fails(401), { limit: 2 })
    expect(code).toBe(1)
    expect(said).toContain('2 questions without an answer counted as wrong')
  })

  it('refuses a folder that is none of BFCL', async () => {
    await expect(run(calls, {}, folder)).rejects.toThrow('no folder with files of the name')
  })
})
