import { describe, expect, it } from 'vitest'
import { recognise } from '../../../src/flow/recognise/recognise.ts'
import { redactText, tagOf } from '../../../src/log/redact-text.ts'

const key = new Uint8Array(32).fill(7)

describe('redacted text', () => {
  it('is the same whether its values were found before or not', () => {
    const filler = 'nothing to see in this sentence. '.repeat(160)
    const text = `to alice@example.org, ${filler} card 4111 1111 1111 1111`
    const alone = redactText(text, 4_096, key)
    recognise(text)
    expect(redactText(text, 4_096, key)).toBe(alone)
    expect(alone).toContain(tagOf('email-address', 'alice@example.org', key))
    expect(alone).toHaveLength(4_096 + alone.indexOf(',') - 'to alice@example.org'.length)
  })

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

  it('leaves no part of a value that overlaps another', () => {
    expect(redactText('call 4111 1111 1111 1111', 100, key)).toBe(
      `call ${tagOf('payment-card', '4111 1111 1111 1111', key)}`,
    )
    expect(redactText('postgres://u:p4ssw0rdX@h.example.org/db', 100, key)).toBe(
      `postgres://u:${tagOf('credential', 'p4ssw0rdX', key)}/db`,
    )
  })

  it('keeps what is no secret and names nobody', () => {
    const text = 'Paid $20 for 3 kg on 2024-05-01, order #445812, see report.csv on db01.internal.'
    expect(redactText(text, 200, key)).toBe(text)
    expect(redactText('success', 200, key)).toBe('success')
  })

  it('finds values in texts of any length', () => {
    const long = `${'word '.repeat(1_000)}jo@example.org`
    expect(redactText(long, 6_000, key)).not.toMatch(/jo@/)
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
