import { describe, expect, it } from 'vitest'
import { auditLineOf, errorLine } from '../../../src/audit/audit-line.ts'
import type { JudgedRecord } from '../../../src/audit/judge-record.ts'
import { McipError } from '../../../src/errors.ts'
import type { Finding } from '../../../src/guardian/verdict.ts'
import { completeness, findingOf } from '../guardian/judge-input.ts'
import { recordOf } from './dialogue.ts'

function judged(...findings: readonly Finding[]): JudgedRecord {
  return { record: recordOf([]), steps: [], findings, completeness, isRuled: true }
}

describe('auditLineOf', () => {
  it('allows what nothing was found about', () => {
    const line = auditLineOf('r1', judged(), 1.23456)
    expect(line).toMatchObject({ id: 'r1', decision: 'allow', risk: 'appropriate', ms: 1.235 })
    expect(line.confidence).toBe(line.scores.appropriate)
    expect(line).not.toHaveProperty('error')
  })

  it('takes the most severe decision, wherever it stands', () => {
    const line = auditLineOf(
      'r',
      judged(
        findingOf({ decision: 'allow' }),
        findingOf({ decision: 'ask', risk: 'identity-injection' }),
        findingOf({ decision: 'redact' }),
      ),
      0,
    )
    expect(line.decision).toBe('ask')
    expect(line.findings).toHaveLength(3)
  })

  it('keeps the risk of the highest score apart from the decision', () => {
    const drift = findingOf({ risk: 'configuration-drift', decision: 'block' })
    expect(auditLineOf('r', judged(drift), 0)).toMatchObject({
      decision: 'block',
      risk: 'appropriate',
    })
  })
})

it('knows nothing of a record that could not be judged', () => {
  const error = new McipError('audit.unjudged', { reason: 'a fault' })
  const line = errorLine('f.jsonl:3', error, 0)
  expect(line).toMatchObject({
    id: 'f.jsonl:3',
    decision: 'allow',
    risk: 'appropriate',
    findings: [],
    completeness: { query: 'unknown', lists: false, key: 'record' },
    error: 'audit.unjudged: cannot judge this record: a fault',
  })
  expect(new Set(Object.values(line.scores)).size).toBe(1)
  expect(line.confidence).toBeCloseTo(1 / 11, 12)
})
