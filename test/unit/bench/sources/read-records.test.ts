import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readRecords } from '../../../../src/bench/sources/read-records.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-records-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function textsOf(file: string): Promise<readonly string[]> {
  const texts: string[] = []
  for await (const { text } of readRecords([file])) texts.push(text)
  return texts
}

describe('readRecords', () => {
  it('gives the records in order', async () => {
    const file = join(folder, 'sound.jsonl')
    writeFileSync(file, '{"a":1}\n\n{"a":2}\n')
    expect(await textsOf(file)).toEqual(['{"a":1}', '{"a":2}'])
  })

  it('names the file and line of a record that cannot be read, and promises nothing', async () => {
    const file = join(folder, 'garbage.jsonl')
    writeFileSync(file, Buffer.concat([Buffer.from('{"a":1}\n{"a":'), Buffer.from([0xc3, 0x28])]))
    const fault = await textsOf(file).catch((error: unknown) => error)
    expect(fault).toMatchObject({
      code: 'bench.unreadable-record',
      data: { place: `${file}:2`, reason: expect.stringMatching(/^not valid UTF-8 at byte 6/) },
    })
    expect((fault as { hint: string }).hint).toContain('ended there')
  })

  it('leaves what is wrong with a whole file in its own words', async () => {
    const file = join(folder, 'none.jsonl')
    await expect(textsOf(file)).rejects.toMatchObject({ code: 'audit.unreadable', data: { file } })
  })
})
