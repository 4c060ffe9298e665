import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { pairsOfRecord, readToolPairs } from '../../../../src/bench/train/tool-pairs.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-pairs-'))
afterAll(() => rmSync(folder, { recursive: true }))

const weather = {
  name: 'get_weather',
  description: 'How warm it is.',
  inputSchema: { type: 'object', properties: { city: { description: 'Where.' }, days: {} } },
}

describe('pairsOfRecord', () => {
  it('pairs a name with its description, and both with the parameters', () => {
    expect(pairsOfRecord(JSON.stringify({ tools: [weather] }))).toEqual([
      { one: 'get_weather', other: 'How warm it is.' },
      { one: 'get_weather How warm it is.', other: 'city Where. days' },
    ])
  })

  it("reads tools in OpenAI's form, each name once", () => {
    const { inputSchema, ...rest } = weather
    const tool = { type: 'function', function: { ...rest, parameters: inputSchema } }
    expect(pairsOfRecord(JSON.stringify({ tools: [tool, tool] }))).toHaveLength(2)
  })

  it('gives nothing of what names no tools', () => {
    const odd = ['', '[]', '{"tools": 5}', '{"tools": [1, null, {}, {"name": 4}]}', '{"tools": [{']
    for (const text of odd) expect(pairsOfRecord(text)).toEqual([])
    expect(pairsOfRecord('{"tools": [{"name": "alone"}]}')).toEqual([])
  })

  it('is bounded for long lists and descriptions', () => {
    const tools = Array.from({ length: 5_000 }, (_, at) => ({
      name: `tool_${at}`,
      description: 'x'.repeat(10_000),
    }))
    const pairs = pairsOfRecord(JSON.stringify({ tools }))
    expect(pairs).toHaveLength(2_000)
    expect(pairs[0]?.other).toHaveLength(300)
  })
})

describe('readToolPairs', () => {
  it('reads all files', async () => {
    const file = join(folder, 'tools.jsonl')
    writeFileSync(file, `${JSON.stringify({ tools: [weather] })}\n`)
    expect(await readToolPairs([file, file])).toHaveLength(4)
  })

  it('says which file is not there', async () => {
    await expect(readToolPairs([join(folder, 'none')])).rejects.toThrow('none')
  })
})
