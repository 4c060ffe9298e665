import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Behaviour, fails, startChatServer, writes } from '../unit/guardian/llm/chat-server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mcip-audit-llm-e2e-'))
const file = join(folder, 'dialogues.jsonl')
const records = 40

/** A dialogue in which the client does another thing than the user wants in every fourth record. */
function recordOf(index: number): object {
  const name = index % 4 === 0 ? 'delete_note' : 'add_note'
  const args = JSON.stringify({ text: `number ${index}` })
  return {
    id: `r${index}`,
    messages: [
      { role: 'user', content: `Please add a note with the text: number ${index}` },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: '1', type: 'function', function: { name, arguments: args } }],
      },
      { role: 'tool', tool_call_id: '1', content: '{"done": true}' },
      { role: 'assistant', content: 'Done.' },
    ],
  }
}

beforeAll(() => {
  const lines = Array.from({ length: records }, (_, index) => JSON.stringify(recordOf(index)))
  writeFileSync(file, `${lines.join('\n')}\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function auditBy(behaviour: Behaviour, ...more: readonly string[]) {
  const server = await startChatServer(behaviour)
  try {
    const program = [join(root, 'dist/bin.js'), 'audit', file, '--format', 'jsonl', '--fail-on']
    const model = ['block', '--llm', 'openai:stand-in', '--llm-url', server.url]
    const child = spawn(process.execPath, [...program, ...model, ...more], {
      env: { ...process.env, MCIP_LLM_KEY: 'a-key' },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    return { code, lines, stderr, asked: server.asked }
  } finally {
    await server.close()
  }
}

/** Judges by what is shown of the last step, as a model would. */
const judges: Behaviour = (response, asked) => {
  const facts = JSON.parse(asked.body.messages.at(-1)?.content ?? '{}')
  const isWrong = facts.steps.at(-1)?.function === 'delete_note'
  const name = isWrong ? 'wrong-function-intent-injection' : 'appropriate'
  writes(JSON.stringify({ class: name, confidence: 0.97, step: null, reason: 'so' }))(
    response,
    asked,
  )
}

describe('the built mcip audit with a language model', () => {
  it('stops what the model takes for wrong, in input order, and says what it cost', async () => {
    const { code, lines, stderr, asked } = await auditBy(
      judges,
      '--judges',
      'rules,llm',
      '--jobs',
      '2',
      '--llm-price',
      '1,2',
    )
    expect(lines.map(({ id }) => id)).toEqual(
      Array.from({ length: records }, (_, index) => `r${index}`),
    )
    for (const [index, { findings, decision }] of lines.entries()) {
      const own = findings.filter(({ judge }: { judge: string }) => judge === 'llm')
      expect(own).toHaveLength(index % 4 === 0 ? 1 : 0)
      if (index % 4 === 0) expect(decision).toBe('block')
    }
    expect(code).toBe(1)
    expect(asked.every(({ authorization }) => authorization === 'Bearer a-key')).toBe(true)
    expect(stderr).toMatch(/\d+ questions to stand-in, .* tokens in, .* US dollars/)
  })

  it('goes on without a model that refuses: calls that change something count as blocked', async () => {
    const { code, lines, stderr } = await auditBy(fails(401), '--judges', 'llm')
    expect(code).toBe(1)
    expect(lines).toHaveLength(records)
    const codes = lines.flatMap(({ findings }) =>
      findings.map((one: { code?: string }) => one.code),
    )
    expect(new Set(codes)).toEqual(new Set(['judge-unavailable']))
    expect(stderr).toContain('without an answer')
  })
})
