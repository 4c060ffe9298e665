import { describe, expect, it } from 'vitest'
import { redactText, tagOf } from '../../../src/log/redact-text.ts'

const key = new Uint8Array(32).fill(7)

describe('redacted text', () => {
  it('keeps what is around a value, and the value only as its tag', () => {
    expect(redactText('to alice@example.org.', 100, key)).toBe(
      `to ${tagOf('email-address', 'alice@example.org', key)}.`,
    )
  })

  it('gives a value that two recognisers claim one tag', () => {
    const text = redactText('https://bob:hunter2@mail.example.org/', 100, key)
    expect(text.match(/\[/g)?.length).toBe(1)
    expect(text).not.toMatch(/hunter2/)
  })

  it('ends at the bound, or behind a value that lies across it', () => {
    expect(redactText('abcdefgh', 4, key)).toBe('abcd')
    expect(redactText('ab alice@example.org cd', 6, key)).toBe(
      `ab ${tagOf('email-address', 'alice@example.org', key)}`,
    )
    expect(redactText('ab alice@example.org cd', 3, key)).toBe('ab ')
  })

  it('tags with the start of the digest only', () => {
    expect(tagOf('credential', 'x', key)).toMatch(/^\[credential hmac:[0-9a-f]{8}\]$/)
  })
})
