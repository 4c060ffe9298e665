import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { plainDigest, recordDigest, recordKey } from '../../../src/audit/digest.ts'
import { keyedDigest } from '../../../src/log/digest.ts'

describe('recordDigest', () => {
  it('is the keyed digest of the log under the hash of the record', () => {
    const key = createHash('sha256').update('{"messages":[]}').digest()
    expect(recordKey('{"messages":[]}')).toEqual(key)
    for (const text of ['', 'a', 'grün \ud83d\ude00', 'lone \ud800', 'x'.repeat(5_000)]) {
      expect(recordDigest('{"messages":[]}')(text)).toBe(keyedDigest(key, text))
    }
  })

  it('differs between records and is the same in every run', () => {
    expect(recordDigest('a')('x')).not.toBe(recordDigest('b')('x'))
    expect(recordDigest('a')('x')).toBe(recordDigest('a')('x'))
  })
})

it('hashes definitions without a key', () => {
  expect(plainDigest('ü')).toBe(createHash('sha256').update('ü').digest('hex'))
})
