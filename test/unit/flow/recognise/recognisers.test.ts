import { describe, expect, it } from 'vitest'
import type { InformationType } from '../../../../src/flow/flow.ts'
import { namesSecret } from '../../../../src/flow/recognise/credential-assignment.ts'
import { recognisers } from '../../../../src/flow/recognise/recognisers.ts'

function found(type: InformationType, text: string): string[] {
  const recogniser = recognisers.find((candidate) => candidate.type === type)
  if (recogniser === undefined || !recogniser.prefilter(text)) return []
  return recogniser.find(text).map(({ start, end }) => text.slice(start, end))
}

/** Secrets are put together here so that no scanner takes this file for a leak. */
const random = 'a1B2c3D4e5F6g7H8i9J0'
const firing: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  credential: [
    [`id AKIA${'IOSFODNN7EXAMPLE'} here`, `AKIA${'IOSFODNN7EXAMPLE'}`],
    [`x=ghp_${random}${'k'.repeat(16)};`, `ghp_${random}${'k'.repeat(16)}`],
    [`glpat-${random}`, `glpat-${random}`],
    [`sk-ant-api03-${random}${random}`, `sk-ant-api03-${random}${random}`],
    [`sk-proj-${random}${random}`, `sk-proj-${random}${random}`],
    [`xoxb-1234567890-${random}`, `xoxb-1234567890-${random}`],
    [
      `AIza${'SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q'}`,
      `AIza${'SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q'}`,
    ],
    [
      `t eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${random} .`,
      `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${random}`,
    ],
    ['postgres://bob:hunter2@db.example.org/x', 'hunter2'],
    [`Authorization: Bearer ${random}`, random],
    ['password=hunter2', 'hunter2'],
    ['{"api_key": "tiger99"}', 'tiger99'],
    ['{\\"client_secret\\": \\"tiger99\\"}', 'tiger99'],
    ['DB_PASSWORD=correct-horse', 'correct-horse'],
    ['token: abc123def', 'abc123def'],
  ],
  'email-address': [
    ['to <alice.b+x@mail.example.co.uk>, now', 'alice.b+x@mail.example.co.uk'],
    ['write bob@example.org.', 'bob@example.org'],
    ['jörg@bücher.example', 'jörg@bücher.example'],
  ],
  'payment-card': [
    ['4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['(5555555555554444)', '5555555555554444'],
    ['3782-822463-10005', '3782-822463-10005'],
    ['6011111111111117,', '6011111111111117'],
  ],
  'bank-account': [
    ['IBAN: DE89370400440532013000.', 'DE89370400440532013000'],
    ['GB82 WEST 1234 5698 7654 32 thanks', 'GB82 WEST 1234 5698 7654 32'],
  ],
  'phone-number': [
    ['call +49 30 901820', '+49 30 901820'],
    ['(+1 (555) 123-4567)', '+1 (555) 123-4567'],
    ['tel:+33123456789', '+33123456789'],
  ],
  url: [
    ['see https://example.org/a?b=1#c, please', 'https://example.org/a?b=1#c'],
    ['<wss://x.example:8080/>', 'wss://x.example:8080/'],
  ],
  'file-path': [
    ['read /etc/passwd now', '/etc/passwd'],
    ['in ~/notes/todo.md.', '~/notes/todo.md'],
    ['C:\\Users\\bob\\x.txt', 'C:\\Users\\bob\\x.txt'],
    ['./src/main.ts', './src/main.ts'],
    ['file:///home/bob/x', 'file:///home/bob/x'],
    ['PATH=/bin/x:/usr/bin', '/bin/x:/usr/bin'],
  ],
}

const silent: Readonly<Record<string, readonly string[]>> = {
  credential: [
    'the password is required',
    'password: string',
    'max_tokens=4096',
    'nextPageToken: abc12345',
    'tokens: 150',
    'sk-learn-pipeline-of-many-words',
    'task-1234567890123456789012345',
    'token = get_token(user)',
    'password = os.environ["X"]',
    'AKIA in the middle of words',
    'https://example.org/a:b@c',
    'basic income experiments',
    '-----BEGIN PUBLIC KEY-----',
    'secret: $SECRET_FROM_VAULT_1',
  ],
  'email-address': [
    '@scope/package',
    'a@b',
    'x @ y.org',
    'user@localhost',
    'v1@1.2.3',
    'a.@b.org',
    '@',
  ],
  'payment-card': [
    '4111 1111 1111 1112',
    '1763800000000',
    '0000000000000000',
    'id4111111111111111',
    '41111111111111111111111',
    '1.4111111111111111',
    '2024-11-22 4111',
  ],
  'bank-account': [
    'DE89370400440532013001',
    'AB12CDEF34567890',
    'XX89370400440532013000',
    'aDE89370400440532013000',
  ],
  'phone-number': [
    'C++11',
    '1+123456789',
    '+1 vote',
    '2026-01-01T10:00:00+02:00',
    '+0123456789',
    '+12345678%',
    '+1234567890123456',
  ],
  url: ['http://', '://x', 'file:///etc', 'no scheme example.org'],
  'file-path': ['and/or', '1/2', 'https://example.org/a/b/c', '</div>', 'a / b', '/help', 'x/y/z'],
}

for (const [type, cases] of Object.entries(firing)) {
  describe(`the recogniser of ${type}`, () => {
    it.each(cases)('finds in `%s`', (text, value) => {
      expect(found(type as InformationType, text)).toContain(value)
    })
    it.each(silent[type] ?? [])('leaves `%s` alone', (text) => {
      expect(found(type as InformationType, text)).toEqual([])
    })
  })
}

describe('all recognisers', () => {
  const hostile: Readonly<Record<string, string>> = {
    addresses: 'a@'.repeat(5e5),
    labels: `a@${'a.'.repeat(5e5)}`,
    'key openings': 'sk-'.repeat(3e5),
    'one long key': `sk-${'a'.repeat(1e6)}`,
    digits: '4'.repeat(1e6),
    'spaced digits': '4 '.repeat(5e5),
    signs: '+1'.repeat(5e5),
    accounts: 'DE89'.repeat(2.5e5),
    schemes: 'a://'.repeat(2.5e5),
    'user information': '://a:'.repeat(2e5),
    slashes: '/a'.repeat(5e5),
    assignments: 'password='.repeat(1e5),
    'key blocks': '-----BEGIN PRIVATE KEY-----'.repeat(4e4),
    tokens: 'eyJaaaaaaaaaaaa.'.repeat(6e4),
    bearers: 'Bearer '.repeat(1.4e5),
    spaces: ' '.repeat(1e6),
    quotes: '"'.repeat(1e6),
  }
  // A quadratic pattern takes minutes here; the bound only tells linear from that.
  it.each(Object.entries(hostile))('end soon on a million characters of %s', (_, text) => {
    const started = performance.now()
    for (const { prefilter, find } of recognisers) if (prefilter(text)) find(text)
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('give spans in order that do not overlap, and nothing where the prefilter says no', () => {
    const texts = [
      ...Object.values(firing).flatMap((cases) => cases.map(([text]) => text)),
      ...Object.values(silent).flat(),
    ]
    for (const { prefilter, find } of recognisers) {
      for (const text of [...texts, texts.join(' ')]) {
        const spans = find(text)
        let end = 0
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(span.end).toBeGreaterThan(span.start)
          end = span.end
        }
        if (!prefilter(text)) expect(spans).toEqual([])
      }
    }
  })

  it('cite their sources', () => {
    for (const { sources } of recognisers) expect(sources.length).toBeGreaterThan(0)
  })
})

describe('names of secrets', () => {
  it.each([
    'password',
    'dbPassword',
    'access_token',
    'API-Key',
    'apiKey',
    'client_secret',
    'Authorization',
    'jwt',
  ])('include `%s`', (name) => {
    expect(namesSecret(name)).toBe(true)
  })
  it.each([
    'max_tokens',
    'next_page_token',
    'nextPageToken',
    'progressToken',
    'tokens',
    'tokenizer',
    'passwordPolicy',
    'key',
    'secretary',
    'sort_key',
  ])('leave out `%s`', (name) => {
    expect(namesSecret(name)).toBe(false)
  })
})
