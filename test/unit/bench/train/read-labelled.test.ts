import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeCase } from '../../../../src/bench/bench-case.ts'
import {
  type ReadLabelledOptions,
  type ReadText,
  readLabelled,
} from '../../../../src/bench/train/read-labelled.ts'
import { payments } from './dialogues.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-labelled-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(text: string, options?: ReadLabelledOptions): Promise<readonly ReadText[]> {
  const file = join(folder, 'own.jsonl')
  writeFileSync(file, text)
  const found: ReadText[] = []
  for await (const one of readLabelled([file], options)) found.push(one)
  return found
}

describe('readLabelled', () => {
  it('reads what a case says of itself', async () => {
    const [, repeated] = await read(payments(1).map(writeCase).join('\n'))
    expect(repeated).toMatchObject({
      label: 'replay-injection',
      group: 'one own/0',
      source: 'one',
      license: 'MIT',
      changed: [{ step: 2, what: 'call repeated' }],
    })
  })

  it('gives records without a label the one that is named, and refuses them otherwise', async () => {
    const plain = '{"messages": [{"role": "user", "content": "hello"}], "label": null}'
    expect(await read(plain, { label: 'appropriate' })).toMatchObject([
      { label: 'appropriate', source: 'own', license: 'unknown' },
    ])
    await expect(read(plain)).rejects.toMatchObject({ code: 'bench.unknown-label' })
    await expect(read('no json')).rejects.toMatchObject({ code: 'bench.unknown-label' })
  })

  it('refuses a licence that asks to share alike, unless it is allowed by name', async () => {
    const shared = '{"messages": [], "label": "appropriate", "license": "CC-BY-SA-4.0"}'
    await expect(read(shared)).rejects.toMatchObject({ code: 'train.license' })
    expect(await read(shared, { allowed: ['CC-BY-SA-4.0'] })).toHaveLength(1)
  })

  it('groups the rows of a list in one line apart, and names the one without a label', async () => {
    const row = { messages: [{ role: 'user', content: 'Hi' }], label: 'appropriate' }
    const groups = (await read(JSON.stringify([row, row]))).map(({ group }) => group)
    expect(groups).toEqual(['own 1.1', 'own 1.2'])
    await expect(read(JSON.stringify([row, { ...row, label: null }]))).rejects.toThrow('1 row 2')
  })

  it('passes over changes that are none', async () => {
    const odd = '{"label": true, "meta": {"mcip": {"changed": [1, {"step": 3}, {"what": "x"}]}}}'
    expect(await read(odd)).toMatchObject([{ label: 'appropriate', changed: [{ what: 'x' }] }])
  })
})
