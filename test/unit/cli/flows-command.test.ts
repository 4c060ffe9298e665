import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FlowsOptions, flows } from '../../../src/cli/flows-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-flows-'))
const file = join(folder, 'dialogues.jsonl')

const bmi = (id: string) => ({
  id,
  messages: [
    {
      role: 'user',
      content: 'My weight is 70 kg and I am 1.75 m tall. What is my body mass index?',
    },
    {
      role: 'assistant',
      tool_calls: [
        {
          id: '1',
          type: 'function',
          function: { name: 'calculate_bmi', arguments: '{"weight":70,"height":1.75}' },
        },
      ],
    },
    { role: 'tool', tool_call_id: '1', content: '{"bmi":22.86}' },
    { role: 'assistant', content: 'Your body mass index is 22.86.' },
  ],
})

beforeAll(() => {
  const lines = [JSON.stringify(bmi('one')), 'no JSON', JSON.stringify(bmi('two'))]
  writeFileSync(file, `${lines.join('\n')}\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const streams = { stdout: process.stdout.write, stderr: process.stderr.write }
let written: { stdout: string; stderr: string }
beforeEach(() => {
  written = { stdout: '', stderr: '' }
  process.env.COLUMNS = '100'
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = ((text: string) => {
      written[name] += text
      return true
    }) as typeof process.stdout.write
  }
})
afterEach(() => {
  process.stdout.write = streams.stdout
  process.stderr.write = streams.stderr
})

async function run(options: Partial<FlowsOptions> = {}, path = file): Promise<number> {
  return await flows(path, { format: 'text', ...options })
}

describe('mcip flows', () => {
  it('shows the first record as a table, and says how to see others', async () => {
    expect(await run()).toBe(0)
    const lines = written.stdout.split('\n')
    expect(lines[0]).toBe(`one (${file}:1)  4 flows`)
    expect(lines[2]).toMatch(/^# {2}sender -> recipient +subject +information type +transmission/)
    expect(lines[3]).toMatch(/^0 {2}user -> client +user +query: /)
    expect(lines.find((line) => line.startsWith('1'))).toMatch(/^1 {2}client -> server /)
    expect(written.stdout).toContain('(calculate_bmi)')
    expect(written.stderr).toContain('--line, --id or --limit')
  })

  it('finds a record by its id, by file and line, and by line', async () => {
    for (const options of [{ id: 'two' }, { id: `${file}:3` }, { line: 3 }]) {
      written.stdout = ''
      expect(await run(options)).toBe(0)
      expect(written.stdout).toContain(`two (${file}:3)`)
    }
  })

  it('shows what moved where it is asked to', async () => {
    await run({ id: 'one', content: 'full' })
    expect(written.stdout).toContain('{"weight":70,"height":1.75}')
    written.stdout = ''
    await run({ id: 'one', content: 'shape' })
    expect(written.stdout).not.toContain('70')
  })

  it('says that there is no such record, and what is wrong with one', async () => {
    for (const options of [{ id: 'three' }, { line: 9 }]) {
      await expect(run(options)).rejects.toMatchObject({ code: 'cli.unknown-record' })
    }
    await expect(run({ line: 2 })).rejects.toMatchObject({ code: 'audit.malformed-json' })
    await expect(run({}, join(folder, 'none'))).rejects.toMatchObject({ code: 'audit.unreadable' })
  })

  it('writes MCI lines that the published schema accepts, and reads them again the same', async () => {
    expect(await run({ format: 'mci' })).toBe(2)
    expect(written.stderr).toContain(`${file}:2: audit.malformed-json`)
    const schema = readFileSync(
      new URL('../../../schema/mci-trajectory.schema.json', import.meta.url),
      'utf8',
    )
    const validate = new Ajv2020().compile(JSON.parse(schema))
    const lines = written.stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    for (const line of lines) {
      expect([validate(JSON.parse(line)), validate.errors]).toEqual([true, null])
    }
    const again = join(folder, 'again.mci')
    writeFileSync(again, written.stdout)
    const before = written.stdout
    written.stdout = ''
    expect(await run({ format: 'mci' }, again)).toBe(0)
    expect(written.stdout).toBe(before)
  })

  it('writes the same with file and line as json', async () => {
    await run({ format: 'json', limit: 1 })
    expect(JSON.parse(written.stdout)).toMatchObject({
      file,
      line: 1,
      format: 'openai-chat',
      trajectory: { mci: 1, id: 'one', flows: [{ seq: 0 }, {}, {}, {}] },
    })
  })
})
