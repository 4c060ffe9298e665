import { describe, expect, it } from 'vitest'
import { createAuditDeps } from '../../../../src/audit/audit-record.ts'
import { writeCase } from '../../../../src/bench/bench-case.ts'
import { createAuditSystem } from '../../../../src/bench/evaluate/audit-system.ts'
import { bmi } from '../gold.ts'

const system = createAuditSystem({
  name: 'rules',
  settings: {},
  deps: createAuditDeps({ judges: ['rules'], failMode: 'open' }),
})
const origin = { gold: 'bmi', form: 'paper', edit: 'none', seed: 1, changed: [] } as const
const caseOf = (text: string) =>
  ({ id: 'c', file: 'f', line: 1, text, truth: 'appropriate', group: 'c', part: 'own' }) as const

describe('createAuditSystem', () => {
  it('answers as the audit does', async () => {
    const text = writeCase({ id: 'c', label: 'appropriate', dialogue: bmi, origin })
    const answer = await system.answer(caseOf(text))
    expect(answer).toMatchObject({ decision: 'allow', risk: 'appropriate' })
    expect(answer.error).toBeUndefined()
  })

  it('says what is wrong with a case that cannot be read', async () => {
    expect((await system.answer(caseOf('{'))).error).toMatch(/^audit\.malformed-json/)
  })
})
