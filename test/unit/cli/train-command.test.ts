import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { writeCase } from '../../../src/bench/bench-case.ts'
import { thresholdWords, train } from '../../../src/cli/train-command.ts'
import { decodeModel } from '../../../src/guardian/classifier/model-file.ts'
import { payments } from '../bench/train/dialogues.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-train-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
})

const output = join(folder, 'own.model')

function dataOf(count: number): readonly string[] {
  const file = join(folder, 'cases.jsonl')
  writeFileSync(file, payments(count).map(writeCase).join('\n'))
  return [file]
}

describe('train', () => {
  it('writes the same model for the same data and seed, with a card beside it', async () => {
    const data = dataOf(40)
    expect(await train({ data, seed: 3, output })).toBe(0)
    const first = readFileSync(output)
    expect(await train({ data, seed: 3, output })).toBe(0)
    expect(readFileSync(output).equals(first)).toBe(true)
    expect(decodeModel(first).classes).toHaveLength(11)
    const card = JSON.parse(readFileSync(`${output}.card.json`, 'utf8'))
    expect(card).toMatchObject({ model: { seed: 3, bytes: first.length } })
    expect(card.data.sources).toContainEqual({ source: 'one', license: 'MIT', dialogues: 20 })
  }, 60_000)

  it('learns from the words of tools too, where lists of them are named', async () => {
    const tools = Array.from({ length: 60 }, (_, at) => ({
      name: `pay_${at}`,
      description: 'Pays somebody an amount.',
    }))
    const text = join(folder, 'tools.jsonl')
    writeFileSync(text, JSON.stringify({ tools }))
    expect(await train({ data: dataOf(40), seed: 3, output, text: [text] })).toBe(0)
    expect(decodeModel(readFileSync(output)).encoder?.dimensions).toBe(48)
    const card = JSON.parse(readFileSync(`${output}.card.json`, 'utf8'))
    expect(card.data.files.map(({ name }: { name: string }) => name)).toContain('tools.jsonl')
  }, 60_000)

  it('refuses lists that hardly name a tool', async () => {
    const text = join(folder, 'few.jsonl')
    writeFileSync(text, JSON.stringify({ tools: [{ name: 'pay', description: 'Pays.' }] }))
    const options = { data: dataOf(40), seed: 1, output, text: [text] }
    await expect(train(options)).rejects.toMatchObject({ code: 'train.too-few' })
  })

  it('refuses to learn from too little', async () => {
    const options = { data: dataOf(2), seed: 1, output }
    await expect(train(options)).rejects.toMatchObject({ code: 'train.too-few' })
  })

  it('says before it reads anything that its output is a folder, or lies in no folder', async () => {
    const data = [join(folder, 'no-such-data.jsonl')]
    for (const place of [
      folder,
      join(folder, 'none', 'own.model'),
      join(dataOf(1)[0] ?? '', 'own.model'),
    ]) {
      await expect(train({ data, seed: 1, output: place })).rejects.toMatchObject({
        code: 'cli.unwritable',
        data: { file: place },
      })
    }
  })
})

describe('thresholdWords', () => {
  it('says in words where there is no threshold', () => {
    expect(thresholdWords({ ask: 0.4, block: 0.9 })).toBe('asks from 0.4, blocks from 0.9')
    expect(thresholdWords({ ask: 0.4, block: 1.1 })).toMatch(/^asks from 0.4, blocks nothing: /)
    expect(thresholdWords({ ask: 1.1, block: 1.1 })).toMatch(
      /asks about nothing and blocks nothing/,
    )
  })
})
