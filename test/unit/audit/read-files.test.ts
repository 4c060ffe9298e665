import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { type FileRecord, type ReadFilesOptions, readFiles } from '../../../src/audit/read-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-read-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, content: string | Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

async function read(files: readonly string[], options?: ReadFilesOptions) {
  const records: FileRecord[] = []
  for await (const record of readFiles(files, options)) records.push(record)
  return records.map((record) =>
    'error' in record
      ? `${record.line} !${record.error.code} ${record.error.data.reason ?? ''}`
      : `${record.line} ${record.text}`,
  )
}

describe('readFiles', () => {
  it('gives the records of all files in the order of the arguments', async () => {
    const one = write('one.jsonl', '{"a": 1}\n{"b": 2}\n')
    const two = write('two.json', '[{"c": 3}]')
    const files: string[] = []
    for await (const { file, line } of readFiles([two, one, two])) files.push(`${file}:${line}`)
    expect(files).toEqual([`${two}:1`, `${one}:1`, `${one}:2`, `${two}:1`])
  })

  it('tells gzip by its bytes, not by a name, and reads all members', async () => {
    const packed = Buffer.concat([gzipSync('{"a": 1}\n'), gzipSync('{"b": 2}\n')])
    expect(await read([write('packed.jsonl', packed)])).toEqual(['1 {"a": 1}', '2 {"b": 2}'])
    expect(await read([write('plain.gz', '{"a": 1}')])).toEqual(['1 {"a": 1}'])
  })

  it('reads standard input for -, gzip too, byte by byte', async () => {
    async function* bytes(content: Uint8Array): AsyncGenerator<Uint8Array> {
      for (const byte of content) yield Uint8Array.of(byte)
    }
    const stdin = () => bytes(Buffer.from('{"a": 1}\n{"b": 2}'))
    expect(await read(['-'], { stdin: stdin() })).toEqual(['1 {"a": 1}', '2 {"b": 2}'])
    expect(await read(['-'], { stdin: bytes(gzipSync('{"a": 1}')) })).toEqual(['1 {"a": 1}'])
  })

  it('gives nothing for an empty file', async () => {
    expect(await read([write('empty', ''), write('short', ' ')])).toEqual([])
  })

  it('names a file that cannot be read, and reads the next', async () => {
    const good = write('good.jsonl', '{"a": 1}')
    expect(await read([join(folder, 'missing'), folder, good])).toEqual([
      '0 !audit.unreadable there is no such file',
      '0 !audit.unreadable it is a folder',
      '1 {"a": 1}',
    ])
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'names a file that one may not read',
    async () => {
      const file = write('secret', '{}')
      chmodSync(file, 0)
      expect(await read([file])).toEqual(['0 !audit.unreadable you may not read it'])
    },
  )

  it('judges what came before the break in a compressed file', async () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `{"n": ${n}, "x": "${Math.sin(n)}"}\n`)
    const packed = gzipSync(lines.join(''))
    const records = await read([write('cut.gz', packed.subarray(0, packed.length / 2))])
    expect(records.length).toBeGreaterThan(1_000)
    expect(records[0]).toMatch(/^1 \{"n": 0/)
    expect(records.at(-1)).toMatch(/^\d+ !audit\.unreadable the compressed data breaks off$/)
    const damaged = Buffer.from(packed).fill(0, 2, 40)
    expect(await read([write('damaged.gz', damaged)])).toEqual([
      '0 !audit.unreadable the compressed data is damaged',
    ])
  })

  it('says what else a file is', async () => {
    const starts = {
      Parquet: 'PAR1\x15\x04',
      ZIP: 'PK\x03\x04',
      'UTF-16': '\xff\xfe{\0}\0',
      Zstandard: '\x28\xb5\x2f\xfd\0',
    }
    for (const [name, start] of Object.entries(starts)) {
      const [fault] = await read([write(name, Buffer.from(start, 'latin1'))])
      expect(fault).toContain(name)
    }
  })

  it('tells how far it is, in bytes as they lie on the disk', async () => {
    const one = write('progress.jsonl', '{"a": 1}\n')
    const packed = gzipSync('{"b": 2}\n')
    const two = write('progress.gz', packed)
    const seen: (number | undefined)[][] = []
    await read([one, two], { onProgress: (bytes, total) => seen.push([bytes, total]) })
    const total = 9 + packed.length
    expect(seen.at(-1)).toEqual([total, total])
    async function* stdin(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{}')
    }
    await read(['-'], {
      stdin: stdin(),
      onProgress: (bytes, sum) => expect([bytes, sum]).toEqual([2, undefined]),
    })
  })

  it('reads no further than records are taken, and lets go of the file', async () => {
    const file = write('long.jsonl', `{"a": "${'x'.repeat(1_000)}"}\n`.repeat(20_000))
    let read = 0
    for await (const _ of readFiles([file], {
      onProgress: (bytes) => {
        read = bytes
      },
    })) {
      break
    }
    expect(read).toBeLessThan(1_000_000)
  })

  it('hands on the limit of a record', async () => {
    const file = write('limit.jsonl', `{"a": "${'x'.repeat(100)}"}\n{}`)
    expect(await read([file], { maxBytes: 20 })).toEqual(['1 !audit.record-too-long ', '2 {}'])
  })
})
