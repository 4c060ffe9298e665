import { describe, expect, it } from 'vitest'
import { McipError } from '../../../src/errors.ts'
import { type Claim, defineRule, type Rule } from '../../../src/guardian/judge.ts'
import { createRulesJudge } from '../../../src/guardian/rules-judge.ts'
import type { Finding } from '../../../src/guardian/verdict.ts'
import { callOf, requestOf, resultOf } from '../../message.ts'
import { inputOf, turnOf } from './judge-input.ts'

const claim: Claim = {
  decision: 'ask',
  severity: 'low',
  confidence: 0.5,
  element: 'order',
  text: 'a claim.',
  evidence: [{ pointer: '/params/name', span: [0, 2] }, { pointer: '/params' }],
}
const rule = (judge: Rule['judge'], risk: Rule['risk'] = 'replay-injection') =>
  defineRule({ risk, summary: 's', sources: ['x'], primitives: ['tool-call'], judge })
const ask = (rules: readonly Rule[], input = inputOf(callOf('write_file'))) =>
  createRulesJudge(rules, 'closed-for-changes').judge(input) as readonly Finding[]

describe('createRulesJudge', () => {
  it('finds the same in parts, with rests in between, and takes a fault there for a finding', async () => {
    const inParts = (end: () => readonly Claim[]): Rule =>
      defineRule({
        ...rule(end),
        *judgeInParts() {
          yield
          return end()
        },
      })
    const rules = [
      inParts(() => [claim]),
      rule(() => [{ ...claim, decision: 'block' }]),
      inParts(() => {
        throw new Error('a fault')
      }),
    ]
    let rests = 0
    const rest = async (): Promise<void> => {
      rests += 1
    }
    const input = inputOf(callOf('write_file'))
    const found = await createRulesJudge(rules, 'closed-for-changes').judge(input, rest)
    expect(found).toEqual(ask(rules, input))
    expect(found.map(({ code }) => code)).toEqual([undefined, undefined, 'judge-unavailable'])
    expect(rests).toBe(5)
  })

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

  it('lets an introduction go on, with a finding, when the store has nothing to compare it with', () => {
    const without = rule(() => {
      throw new McipError('log.no-baseline', { reason: 'x' })
    })
    const list = inputOf(resultOf({ tools: [] }), {
      from: 'server',
      answers: requestOf('initialize'),
    })
    expect(ask([without], list)).toMatchObject([{ code: 'judge-unavailable', decision: 'allow' }])
    const broken = rule(() => {
      throw new TypeError('x')
    })
    expect(ask([broken], list)).toMatchObject([{ code: 'judge-unavailable', decision: 'block' }])
    expect(ask([without])).toMatchObject([{ decision: 'block' }])
  })

  it('asks of a turn only the rules that look at turns, and outlives one that throws', () => {
    const turn = turnOf('Done.', 7)
    const rules = [
      rule(() => [claim]),
      { ...rule(() => []), judgeTurn: () => [claim] },
      {
        ...rule(() => []),
        judgeTurn: () => {
          throw new Error('broken')
        },
      },
    ]
    expect(createRulesJudge(rules, 'closed').judgeTurn?.(turn)).toMatchObject([
      { risk: 'replay-injection', flow: 7, message: 7 },
      { code: 'judge-unavailable', decision: 'allow', flow: 7 },
    ])
  })

  it('keeps the most severe of too many claims', () => {
    const notes = Array.from({ length: 1_000 }, () => ({ ...claim, decision: 'allow' as const }))
    const findings = ask([rule(() => [...notes, claim])])
    expect(findings).toHaveLength(256)
    expect(findings[0]?.decision).toBe('ask')
  })

  it('keeps a bounded number of findings of one rule', () => {
    const many = Array.from({ length: 10_000 }, () => claim)
    expect(ask([rule(() => many)])).toHaveLength(256)
  })
})
