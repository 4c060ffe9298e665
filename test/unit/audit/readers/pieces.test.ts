import { describe, expect, it } from 'vitest'
import { createGatheredBytes, createPieces } from '../../../../src/audit/readers/pieces.ts'

const bytes = (text: string) => Buffer.from(text)

describe('createPieces', () => {
  it('joins what is added, cuts white space around it, and starts anew', () => {
    const pieces = createPieces(100)
    pieces.add(bytes(' {"a":'))
    pieces.add(bytes(' 1}\r'))
    expect(pieces.length).toBe(10)
    expect(pieces.take(3)).toEqual({ line: 3, text: '{"a": 1}' })
    expect(pieces.length).toBe(0)
    expect(pieces.take(4)).toEqual({ line: 4, text: '' })
  })

  it('joins characters that are cut', () => {
    const pieces = createPieces(100)
    for (const byte of bytes('"é😀"')) pieces.add(Uint8Array.of(byte))
    expect(pieces.take(1)).toEqual({ line: 1, text: '"é😀"' })
  })

  it('names the first byte that is no UTF-8', () => {
    const invalid = [
      [Buffer.from([0x22, 0xc3, 0xa9, 0xff, 0x22]), 3],
      [Buffer.from([0x22, 0xc3, 0x28]), 2],
      [Buffer.from([0x61, 0xe2, 0x82]), 3],
    ] as const
    for (const [given, byte] of invalid) {
      const pieces = createPieces(100)
      pieces.add(given)
      expect(pieces.take(1)).toMatchObject({
        error: { code: 'audit.invalid-utf8', data: { byte } },
      })
    }
  })

  it('keeps nothing of what is too long, and goes on', () => {
    const pieces = createPieces(4)
    pieces.add(bytes('abc'))
    pieces.add(bytes('de'))
    pieces.add(bytes('f'))
    expect(pieces.take(1)).toMatchObject({ error: { code: 'audit.record-too-long' } })
    pieces.add(bytes('abcd'))
    expect(pieces.take(2)).toEqual({ line: 2, text: 'abcd' })
  })
})

describe('createGatheredBytes', () => {
  it('copies, so that a chunk may be used again', () => {
    const gathered = createGatheredBytes()
    const chunk = bytes('ab')
    gathered.add(chunk)
    chunk.fill(0)
    gathered.add(bytes('c'))
    expect(gathered.take().toString()).toBe('abc')
    expect(gathered.take()).toHaveLength(0)
  })

  it('takes many small chunks in linear time', () => {
    const gathered = createGatheredBytes()
    for (let i = 0; i < 1_000_000; i++) gathered.add(Uint8Array.of(i & 127))
    expect(gathered.take()).toHaveLength(1_000_000)
  })

  it('gives the room of a big record back', () => {
    const gathered = createGatheredBytes()
    gathered.add(Buffer.alloc(9 * 1024 * 1024, 'a'))
    expect(gathered.take()).toHaveLength(9 * 1024 * 1024)
    gathered.add(bytes('b'))
    expect(gathered.take().toString()).toBe('b')
  })
})
