import { describe, expect, it } from 'vitest'
import { contentBounds, redactorFactory } from '../../../src/log/redact.ts'

const key = new Uint8Array(32).fill(7)
const redact = (content: unknown): unknown =>
  JSON.parse(redactorFactory('redacted', key)().content(content))
const shape = (content: unknown): unknown =>
  JSON.parse(redactorFactory('shape', key)().content(content))
const github = `ghp_${'a1B2'.repeat(9)}`

describe('redaction', () => {
  it('replaces a credential, an address, a card, an account and a telephone number', () => {
    const text = redact(
      `key ${github}, mail alice@example.org, card 4111 1111 1111 1111, DE89 3704 0044 0532 0130 00, +49 30 1234567.`,
    )
    expect(text).toMatch(
      /^key \[credential hmac:[0-9a-f]{8}\], mail \[email-address hmac:[0-9a-f]{8}\], card \[payment-card hmac:[0-9a-f]{8}\], \[bank-account hmac:[0-9a-f]{8}\], \[phone-number hmac:[0-9a-f]{8}\]\.$/,
    )
  })

  it('gives equal values equal tags, and other tags under another key', () => {
    const [one, two, three] = redact([
      'alice@example.org',
      'alice@example.org',
      'bob@example.org',
    ]) as string[]
    expect(one).toBe(two)
    expect(one).not.toBe(three)
    const elsewhere = redactorFactory('redacted', new Uint8Array(32))().content('alice@example.org')
    expect(JSON.parse(elsewhere)).not.toBe(one)
  })

  it('replaces the value of a member that names a secret, whatever it looks like', () => {
    const content = {
      password: 'tiger',
      accessToken: 'x',
      pin: 1234,
      next_page_token: 'abc',
      max_tokens: 512,
      token: null,
    }
    expect(redact(content)).toEqual({
      password: expect.stringMatching(/^\[credential hmac:/),
      accessToken: expect.stringMatching(/^\[credential hmac:/),
      pin: expect.stringMatching(/^\[credential hmac:/),
      next_page_token: 'abc',
      max_tokens: 512,
      token: null,
    })
  })

  it('replaces identity numbers and dates of birth, also where only the name says so', () => {
    const stored = redactorFactory('redacted', key)().content({
      ssn: 524719043,
      dob: '1988-04-12',
      passport_number: 'X1',
      note: 'SSN 524-71-9043, born on 12 April 1988',
      birthday: 'a party with cake',
    })
    expect(stored).not.toMatch(/524|1988|X1/)
    expect(stored.match(/\[national-id hmac:/g)?.length).toBe(3)
    expect(stored.match(/\[birth-date hmac:/g)?.length).toBe(2)
    expect(stored).toMatch(/a party with cake/)
  })

  it('keeps what is said about health and other people, so that a verdict can be understood', () => {
    const text = 'Maria takes metformin for her diabetes'
    expect(redactorFactory('redacted', key)().content(text)).toBe(JSON.stringify(text))
  })

  it('treats members names as content', () => {
    const [name] = Object.keys(redact({ 'alice@example.org': 1 }) as object)
    expect(name).toMatch(/^\[email-address hmac:[0-9a-f]{8}\]$/)
  })

  it('looks at long numbers as text', () => {
    expect(redact({ card: 4111111111111111, at: 1763800000000, big: 4111111111111111n })).toEqual({
      card: expect.stringMatching(/^\[payment-card/),
      at: 1763800000000,
      big: expect.stringMatching(/^\[payment-card/),
    })
  })

  it('keeps integers beyond 2^53 and members such as __proto__ as they are', () => {
    const content = JSON.parse('{"__proto__":{"a":1},"b":[]}')
    expect(
      redactorFactory('redacted', key)().content({ ...content, n: 12345678901234567890n }),
    ).toBe('{"__proto__":{"a":1},"b":[],"n":12345678901234567890}')
    expect(redactorFactory('redacted', key)().content(content)).toBe('{"__proto__":{"a":1},"b":[]}')
  })

  it('cuts a long string with its length and digest', () => {
    const text = redact('word '.repeat(2_000)) as string
    expect(text).toMatch(/\[cut 5904 of 10000 hmac:[0-9a-f]{8}\]$/)
    expect(text.length).toBeLessThan(contentBounds.stringLength + 60)
  })

  it('leaves nothing of a value that lies across the cut', () => {
    for (
      let before = contentBounds.stringLength - 60;
      before < contentBounds.stringLength;
      before += 7
    ) {
      const text = redact(`${'.'.repeat(before)} ${github} ${'.'.repeat(5_000)}`) as string
      expect(text).not.toContain('ghp_')
      const pem = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKC\n'.repeat(1_000)}-----END RSA PRIVATE KEY-----`
      expect(redact(`${'.'.repeat(before)} ${pem}`)).not.toContain('MIIEpA')
    }
  })

  it('never parts a character at the cut', () => {
    const text = redactorFactory('redacted', key)().content(
      `${'x'.repeat(4_095)}😀${'x'.repeat(10)}`,
    )
    expect(text).not.toMatch(/\\ud83d/i)
  })

  it('bounds the content of an entry and says what is left out', () => {
    const many = redact(Array.from({ length: 50_000 }, (_, index) => index)) as unknown[]
    expect(many).toHaveLength(contentBounds.leaves + 1)
    expect(many.at(-1)).toBe('[left out 40000 of 50000]')
    const big = redactorFactory('redacted', key)().content(
      Object.fromEntries(
        Array.from({ length: 500 }, (_, index) => [`k${index}`, 'y'.repeat(4_000)]),
      ),
    )
    expect(big.length).toBeLessThan(contentBounds.bytes + contentBounds.stringLength + 100)
    expect(JSON.parse(big)).toHaveProperty('[left out]')
    let deep: unknown = 'bottom'
    for (let level = 0; level < 5_000; level++) deep = [deep]
    expect(redactorFactory('redacted', key)().content(deep)).toContain('[deeper]')
  })

  it('draws on one bound for all contents of an entry', () => {
    const redactor = redactorFactory('redacted', key)()
    redactor.content(Array.from({ length: 20_000 }, () => 1))
    expect(JSON.parse(redactor.content([1, 2, 3]))).toEqual(['[left out 3 of 3]'])
  })

  it('keeps everything in mode full', () => {
    const content = { password: 'tiger', text: 'x'.repeat(10_000), n: 12345678901234567890n }
    expect(redactorFactory('full', key)().content(content)).toBe(
      `{"password":"tiger","text":"${'x'.repeat(10_000)}","n":12345678901234567890}`,
    )
  })

  it('keeps types, lengths and names in mode shape', () => {
    expect(
      shape({ text: 'secret', n: 5, ok: true, none: null, list: ['a', 4111111111111111] }),
    ).toEqual({
      text: 'string 6',
      n: 'number',
      ok: true,
      none: null,
      list: ['string 1', 'number'],
    })
  })
})
