import { credential } from '../../../../src/flow/recognise/credential.ts'
import { recogniserSuite } from './recogniser-suite.ts'

/** Secrets are put together here so that no scanner takes this file for a leak. */
const random = 'a1B2c3D4e5F6g7H8i9J0'

recogniserSuite(
  credential,
  [
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
  [
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
)
