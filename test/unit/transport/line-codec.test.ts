import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createLineCodec,
  defaultMaxLineBytes,
  overlongHeadBytes,
} from '../../../src/transport/line-codec.ts'
import type { Line } from '../../../src/transport/transport.ts'

/** A line with its bytes as base64, so that a difference prints short. */
function plain(line: Line): string {
  return line.kind === 'line'
    ? `line ${Buffer.from(line.raw).toString('latin1')}`
    : `too-long ${line.bytes} ${Buffer.from(line.head).toString('latin1')}`
}

function read(chunks: readonly Uint8Array[], maxBytes?: number): string[] {
  const codec = createLineCodec(maxBytes === undefined ? {} : { maxBytes })
  return [...chunks.flatMap((chunk) => codec.push(chunk)), ...codec.end()].map(plain)
}

/** What the lines are by definition: cut after each line feed, one by one. */
function expected(bytes: Uint8Array, maxBytes: number): string[] {
  const lines: string[] = []
  let start = 0
  for (let at = 0; at <= bytes.length; at += 1) {
    const atEnd = at === bytes.length
    if (!atEnd && bytes[at] !== 10) continue
    const line = bytes.subarray(start, atEnd ? at : at + 1)
    start = at + 1
    if (line.length === 0) continue
    lines.push(
      plain(
        line.length <= maxBytes
          ? { kind: 'line', raw: line }
          : { kind: 'too-long', head: line.subarray(0, overlongHeadBytes), bytes: line.length },
      ),
    )
  }
  return lines
}

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b)
  return [0, ...at].map((from, index) => bytes.subarray(from, at[index] ?? bytes.length))
}

/** Bytes with many line ends, so that most runs hold several lines. */
const someBytes: fc.Arbitrary<Uint8Array> = fc
  .array(fc.oneof({ weight: 1, arbitrary: fc.constantFrom(10, 13) }, fc.nat({ max: 255 })), {
    maxLength: 400,
  })
  .map((values) => Uint8Array.from(values))

describe('createLineCodec', () => {
  it('gives the same lines for every way to cut the bytes into chunks', () => {
    fc.assert(
      fc.property(
        someBytes,
        fc.array(fc.nat(), { maxLength: 40 }),
        fc.integer({ min: 1, max: 120 }),
        (bytes, places, maxBytes) => {
          expect(read(cut(bytes, places), maxBytes)).toEqual(expected(bytes, maxBytes))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('gives the same lines when chunks are larger than its blocks', () => {
    const sizes = fc.oneof(
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 15_000, max: 18_000 }),
      fc.integer({ min: 60_000, max: 140_000 }),
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(sizes, fc.boolean()), { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 300_000 }),
        (parts, places, maxBytes) => {
          const bytes = Buffer.concat(
            parts.map(([size, ends], index) =>
              Buffer.concat([Buffer.alloc(size, 97 + index), Buffer.from(ends ? '\n' : '')]),
            ),
          )
          expect(read(cut(bytes, places), maxBytes)).toEqual(expected(bytes, maxBytes))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('keeps the line end as it came, and hands over a last line without one at the end', () => {
    expect(read([Buffer.from('a\r\n\nb\rc\n\u00e4')])).toEqual(
      expected(Buffer.from('a\r\n\nb\rc\n\u00e4'), 100),
    )
    expect(read([Buffer.from('a\r\n\n'), Buffer.from('b')])).toEqual([
      'line a\r\n',
      'line \n',
      'line b',
    ])
  })

  it('is empty after the end and takes the next input', () => {
    const codec = createLineCodec()
    codec.push(Buffer.from('a'))
    expect(codec.end().map(plain)).toEqual(['line a'])
    expect(codec.end()).toEqual([])
    expect(codec.push(Buffer.from('b\n')).map(plain)).toEqual(['line b\n'])
  })

  it('does not copy a line that lies within one chunk', () => {
    const chunk = Buffer.from('first\nsecond\n')
    for (const line of createLineCodec().push(chunk))
      expect(line.kind === 'line' && line.raw.buffer === chunk.buffer).toBe(true)
  })

  it('takes a line of exactly the limit and refuses one byte more, then goes on', () => {
    const codec = createLineCodec({ maxBytes: 8 })
    expect(codec.push(Buffer.from('1234567\n12345678\nok\n')).map(plain)).toEqual([
      'line 1234567\n',
      'too-long 9 12345678\n',
      'line ok\n',
    ])
    expect(defaultMaxLineBytes).toBe(67_108_864)
  })

  it('keeps only the head of an over-long line while the rest of it passes', () => {
    const codec = createLineCodec({ maxBytes: 1024 * 1024 })
    const chunk = Buffer.alloc(64 * 1024, 120)
    for (let sent = 0; sent < 512; sent += 1) codec.push(Buffer.from(chunk))
    const [line] = codec.push(Buffer.from('\n'))
    expect(line?.kind === 'too-long' && line.head.length).toBe(overlongHeadBytes)
    expect(line?.kind === 'too-long' && line.head.buffer.byteLength).toBe(overlongHeadBytes)
    expect(line?.kind === 'too-long' && line.bytes).toBe(512 * 64 * 1024 + 1)
  })

  it.each([
    ['over the size of one buffer', 5_000_000, 8_000_000],
    ['over the limit once it is big', 9_000_000, 8_000_000],
    ['over the default limit', 80_000_000, 100_000_000],
  ])('reads a line that is %s', (_, size, maxBytes) => {
    const line = Buffer.alloc(size, '0123456789 abcdef ghijkl')
    line[size - 1] = 10
    const next = Buffer.from('next\n')
    const codec = createLineCodec({ maxBytes })
    const lines: Line[] = []
    for (let at = 0, cut = 1; at < size; at += cut, cut = ((cut * 7) % 65_521) + 1) {
      lines.push(...codec.push(line.subarray(at, at + cut)))
    }
    lines.push(...codec.push(next))
    expect(lines.length).toBe(2)
    const [first, second] = lines
    if (size <= maxBytes) expect(first?.kind === 'line' && line.equals(first.raw)).toBe(true)
    else {
      expect(first).toMatchObject({ kind: 'too-long', bytes: size })
      expect(first?.kind === 'too-long' && line.subarray(0, 65_536).equals(first.head)).toBe(true)
    }
    expect(second && plain(second)).toBe('line next\n')
  })

  it('reads a long line from very many small chunks in linear time', () => {
    const codec = createLineCodec()
    const chunk = Buffer.from('0123456')
    // A codec that copied or searched the line again for each chunk would move 2 TB here.
    for (let sent = 0; sent < 800_000; sent += 1) codec.push(chunk)
    const [line] = codec.push(Buffer.from('\n'))
    expect(line?.kind === 'line' && line.raw.length).toBe(800_000 * 7 + 1)
  })
})
