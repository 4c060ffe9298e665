import { describe, expect, it } from 'vitest'
import { hashOfText } from '../../../src/guardian/fnv-1a.ts'

describe('hashOfText', () => {
  it('gives the published values', () => {
    expect(hashOfText('') >>> 0).toBe(0x811c9dc5)
    expect(hashOfText('a') >>> 0).toBe(0xe40c292c)
    expect(hashOfText('foobar') >>> 0).toBe(0xbf9cf968)
  })

  it('takes code units beyond a byte', () => {
    expect(hashOfText('я')).not.toBe(hashOfText('a'))
    expect(hashOfText('\ud800')).not.toBe(hashOfText(''))
  })
})
