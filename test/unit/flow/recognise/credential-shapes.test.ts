/** Our shapes against those of secretlint, which its maintainers keep up with what providers issue. */
import { extname } from 'node:path'
import { lintSource } from '@secretlint/core'
import { creator } from '@secretlint/secretlint-rule-preset-recommend'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { credential } from '../../../../src/flow/recognise/credential.ts'
import { spansOf } from '../../../../src/flow/recognise/recogniser.ts'

/** The secrets that secretlint reports, each with the rule that found it. */
async function reportedBySecretlint(
  content: string,
  fileName = 'text.txt',
): Promise<readonly { readonly rule: string; readonly start: number; readonly end: number }[]> {
  const { messages } = await lintSource({
    source: { filePath: fileName, ext: extname(fileName), contentType: 'text', content },
    options: {
      config: {
        rules: [
          {
            id: '@secretlint/secretlint-rule-preset-recommend',
            rule: creator,
            rules: [{ id: '@secretlint/secretlint-rule-aws', options: { enableIDScanRule: true } }],
          },
        ],
      },
    },
  })
  return messages.map(({ ruleId, range: [start, end] }) => ({ rule: ruleId, start, end }))
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const of = (alphabet: string, length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length })
    .map((parts) => parts.join(''))
const joined = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((all) => all.join(''))
const oneOf = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts)

/** Texts as the providers' rules describe them, by the rule that must report them. */
const generated: Readonly<Record<string, fc.Arbitrary<string>>> = {
  aws: joined(
    'key ',
    oneOf('AKIA', 'ASIA', 'AGPA', 'AIDA', 'AROA', 'AIPA', 'ANPA', 'ANVA'),
    of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16),
    '\n',
  ),
  'aws secret': joined('AWS_SECRET_ACCESS_KEY = "', of(`${base62}/+`, 40), '"x'),
  github: joined('t ', oneOf('ghp', 'gho', 'ghu', 'ghs', 'ghr'), '_', of(base62, 36), ' '),
  'github fine-grained': joined('github_pat', '_', of(base62, 22), '_', of(base62, 59), '\n'),
  npm: joined('npm', '_', of(base62, 36)),
  '.npmrc': joined('//registry.example.org/:_authToken=', of(base62, 36)),
  slack: joined(
    oneOf('xoxb', 'xoxp', 'xoxa', 'xoxo', 'xoxr'),
    '-',
    of('123456789', 11),
    '-',
    of('123456789', 11),
    '-',
    of(base62, 24),
  ),
  'slack webhook': joined(
    'https://hooks.slack',
    '.com/services/T',
    of(base62, 8),
    '/B',
    of(base62, 8),
    '/',
    of(base62, 24),
  ),
  sendgrid: joined('SG', '.', of(base62, 22), '.', of(base62, 43)),
  shopify: joined(oneOf('shpat', 'shpca', 'shppa', 'shpss'), '_', of('0123456789abcdef', 32)),
  openai: joined('sk-proj', '-', of(base62, 74), 'T3Blbk', 'FJ', of(base62, 74)),
  'openai legacy': joined('sk', '-', of(base62, 20), 'T3Blbk', 'FJ', of(base62, 20)),
  anthropic: joined('sk-ant', '-api03-', of(base62, 93), 'AA'),
  linear: joined('lin_api', '_', of(base62, 40)),
  '1password': of(base62, 43).map((key) => {
    const account = JSON.stringify({
      email: 'abcdefgh@1passwordserviceaccounts.example',
      muk: { alg: 'A256GCM', ext: true, k: key, key_ops: ['encrypt'], kty: 'oct', kid: 'mp' },
      secretKey: 'A3-AAAAAA-BBBBBB-CCCCC-DDDDD-EEEEE-FFFFF',
      srpX: key,
      signInAddress: 'example.1password.com',
      userAuth: { method: 'SRPg-4096', alg: 'PBES2g-HS256', iterations: 100_000, salt: key },
    })
    // The last brace is encoded by itself where the length before it is a multiple of three.
    const padded = account.replace('@', `${'x'.repeat((4 - (account.length % 3)) % 3)}@`)
    return `ops_${Buffer.from(padded).toString('base64')}`
  }),
  basicauth: joined('https', '://', of(base62, 6), ':', of(base62, 12), '@git.example.org/x'),
  'x-oauth-basic': joined('https', '://', of(base62, 40), ':x-oauth-basic@github.com/a/b'),
  mongodb: joined('mongodb+srv', '://app:', of(base62, 12), '@db.example.org/x'),
  mysql: joined('mysql', '://app:', of(base62, 12), '@db.example.org:3306/x'),
  postgres: joined('postgresql', '://app:', of(base62, 12), '@db.example.org/x'),
  'gcp.json': of(`${base62}+/`, 200).map((key) =>
    JSON.stringify({
      type: 'service_account',
      project_id: 'example',
      private_key_id: 'b7d1',
      private_key: `-----BEGIN PRIVATE KEY${'-----'}\nMIIE${key}\n-----END PRIVATE KEY-----\n`,
      client_email: 'robot@example.iam.gserviceaccount.com',
      client_id: '1234567890',
    }),
  ),
  privatekey: joined(
    '-----BEGIN RSA PRIVATE KEY',
    '-----\nMIIE',
    of(`${base62}+/`, 400),
    '\n-----END RSA PRIVATE KEY-----',
  ),
}

/** What secretlint reports and we do not, by name, with the reason. */
const differences: Readonly<Record<string, { readonly text: string; readonly reason: string }>> = {
  'AWS account id': {
    text: 'AWS_ACCOUNT_ID: "1234-5678-9012"x',
    reason: 'an account id names an account and opens nothing; it is an account-id to us',
  },
  'SendGrid look-alike': {
    text: `SG.a.${'b'.repeat(64)}`,
    reason: 'keys have 22 and 43 characters; one of another shape is a name in code',
  },
}

const benign: readonly string[] = [
  'The key to success is patience, and a token of thanks.',
  'npm_config_registry and npm_package_name are set',
  'const token = await getToken(user)',
  'Visit https://example.org:8443/path?user=a@b',
  'mysql://localhost:3306/app',
  'shapes like sk-learn or task-force-on-many-things',
  '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
  '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----',
  'commit 3f786850e387550fdab836ed7e6dc881de23001b',
  'id 123e4567-e89b-12d3-a456-426614174000',
  'max_tokens: 4096, total_tokens=120, next_page_token: abc12345',
  'AKIA is a prefix; ASIA is a continent',
  'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  'The password field is required and must have 8 characters.',
  'Bearer authentication is described in RFC 6750',
  'secretary, tokenizer, passwordless, keyboard',
]

const covers = (text: string, start: number, end: number): boolean =>
  spansOf(credential, text).some((span) => span.start < end && start < span.end)

describe('the shapes of credentials', () => {
  it.each(Object.entries(generated))('cover what secretlint reports of %s', async (name, texts) => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const reported = await reportedBySecretlint(text, name.includes('.') ? name : undefined)
        expect(reported.length).toBeGreaterThan(0)
        for (const { start, end } of reported) expect(covers(text, start, end)).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it.each(Object.entries(differences))('leave %s out, as said', async (_, { text, reason }) => {
    expect(reason).not.toBe('')
    expect(await reportedBySecretlint(text)).not.toEqual([])
    expect(spansOf(credential, text)).toEqual([])
  })

  it.each(benign)('see none in `%s`, as secretlint sees none', async (text) => {
    expect(await reportedBySecretlint(text)).toEqual([])
    expect(spansOf(credential, text)).toEqual([])
  })
})
