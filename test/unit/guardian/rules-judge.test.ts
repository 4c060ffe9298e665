import { describe, expect, it } from 'vitest'
import { type Claim, defineRule, type Rule } from '../../../src/guardian/judge.ts'
import { createRulesJudge } from '../../../src/guardian/rules-judge.ts'
import type { Finding } from '../../../src/guardian/verdict.ts'
import { callOf } from '../../message.ts'
import { inputOf } from './judge-input.ts'

const claim: Claim = {
  decision: 'ask',
  severity: 'low',
  confidence: 0.5,
  element: 'order',
  text: 'a claim.',
  evidence: [{ pointer: '/params/name', span: [0, 2] }, { pointer: '/params' }],
}
const rule = (judge: Rule['judge'], risk: Rule['risk'] = 'replay-injection') =>
  defineRule({ risk, summary: 's', sources: ['x'], judge })
const ask = (rules: readonly Rule[], input = inputOf(callOf('write_file'))) =>
  createRulesJudge(rules, 'closed-for-changes').judge(input) as readonly Finding[]

describe('createRulesJudge', () => {
  it('makes findings of claims: with risk, judge and the message they are about', () => {
    expect(ask([rule(() => [claim])])).toEqual([
      {
        risk: 'replay-injection',
        judge: 'rules',
        decision: 'ask',
        severity: 'low',
        confidence: 0.5,
        flow: 0,
        message: 0,
        element: 'order',
        text: 'a claim.',
        evidence: [
          { message: 0, pointer: '/params/name', span: [0, 2] },
          { message: 0, pointer: '/params' },
        ],
      },
    ])
  })

  it('asks every rule in order', () => {
    const rules = [rule(() => [claim]), rule(() => []), rule(() => [claim], 'data-injection')]
    expect(ask(rules).map(({ risk }) => risk)).toEqual(['replay-injection', 'data-injection'])
    expect(ask([])).toEqual([])
  })

  it('makes a finding of a rule that throws, and keeps what the others found', () => {
    const broken = rule(() => {
      throw new TypeError('x')
    })
    const findings = ask([broken, rule(() => [claim])])
    expect(findings.map(({ code, decision }) => [code, decision])).toEqual([
      ['judge-unavailable', 'block'],
      [undefined, 'ask'],
    ])
    const reading = ask([broken], inputOf(callOf('read_file')))
    expect(reading.map(({ decision }) => decision)).toEqual(['allow'])
  })

  it('keeps a bounded number of findings of one rule', () => {
    const many = Array.from({ length: 10_000 }, () => claim)
    expect(ask([rule(() => many)])).toHaveLength(256)
  })
})
