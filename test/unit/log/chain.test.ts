import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { chainHash, formatHead, noHash, parseHead } from '../../../src/log/chain.ts'

describe('the chain', () => {
  it('hashes the previous hash, a line feed and the bytes as UTF-8', () => {
    const bytes = '{"text":"ü 😀"}'
    const expected = createHash('sha256')
      .update(`${'0'.repeat(64)}\n${bytes}`, 'utf8')
      .digest('hex')
    expect(chainHash(noHash, bytes)).toBe(expected)
  })

  it('keeps its format: this hash is pinned', () => {
    expect(chainHash(noHash, '{}')).toBe(
      createHash('sha256')
        .update(Buffer.concat([Buffer.alloc(64, 0x30), Buffer.from('\n{}')]))
        .digest('hex'),
    )
    expect(chainHash(chainHash(noHash, 'a'), 'b')).not.toBe(chainHash(noHash, 'b'))
  })

  it('reads the heads that it writes and nothing else', () => {
    const head = { number: 12, hash: 'ab'.repeat(32) }
    expect(formatHead(head)).toBe(`12:${'ab'.repeat(32)}`)
    expect(parseHead(` ${formatHead(head).toUpperCase()}\n`)).toEqual(head)
    for (const text of [
      '',
      '12',
      '12:ab',
      `-1:${head.hash}`,
      `1e3:${head.hash}`,
      `12:${head.hash}0`,
    ]) {
      expect(parseHead(text)).toBeUndefined()
    }
  })
})
