import { describe, expect, it } from 'vitest'
import { explain, explainBatch, verdictMeta } from '../../../src/enforcement/explain.ts'
import { combine } from '../../../src/guardian/combine.ts'
import { completeness, findingOf } from '../guardian/judge-input.ts'

const verdictOf = (...findings: readonly Parameters<typeof findingOf>[0][]) =>
  combine(findings.map(findingOf), completeness)

describe('explain', () => {
  it('says what, why, and an allowed way on', () => {
    const text = explain(verdictOf({ text: 'the value was never returned.' }), 'block', 'the call')
    expect(text).toBe(
      'MCIP blocked the call. the value was never returned. Go on with the task without this message, or tell the user what you wanted to do and why.',
    )
  })

  it('says that nobody could be asked', () => {
    expect(explain(verdictOf({}), 'ask', 'the call')).toMatch(
      /^MCIP held back the call: a person must decide, and nobody could be asked\./,
    )
  })

  it('says that a request waits for the user, in fixed words', () => {
    expect(explain(verdictOf({ text: 'why.' }), 'ask', 'the call', true)).toBe(
      'MCIP held back the call: a person must decide. A request for approval waits for the user: tell them, and send the message again once they have approved it. why. Go on with the task without this message, or tell the user what you wanted to do and why.',
    )
  })

  it('does not have a call made again that was carried out', () => {
    const ran =
      'The call itself was carried out, and only its result is kept back: if the call changes something, do not send it again, as that does it again.'
    const verdict = verdictOf({ text: 'why.' })
    expect(explain(verdict, 'block', 'the result', false, true)).toMatch(
      new RegExp(`^MCIP blocked the result\\. ${ran} why\\.`),
    )
    expect(explain(verdict, 'ask', 'the result', false, true)).toContain(
      `nobody could be asked. ${ran}`,
    )
    const waiting = explain(verdict, 'ask', 'the result', true, true)
    expect(waiting).toContain(
      `tell them. Once they have approved it, a call that only reads gives the result when it is sent again, if the server returns the same. ${ran}`,
    )
    expect(waiting).not.toContain('send the message again')
  })

  it('gives the reasons that decided only, and a bounded number of them', () => {
    const many = Array.from({ length: 8 }, (_, index) => ({ text: `reason ${index}.` }))
    const verdict = verdictOf(...many, { decision: 'allow', text: 'mere note.' })
    const text = explain(verdict, 'block', 'it')
    expect(text).toContain('reason 4. 3 more findings.')
    expect(text).not.toContain('reason 5')
    expect(text).not.toContain('mere note')
  })
})

describe('explainBatch', () => {
  it('does not blame the message for what came with it', () => {
    expect(explainBatch('block', 'the call of "a"')).toBe(
      'MCIP blocked the call of "a". Another message of the same batch is not allowed. Send this message by itself.',
    )
    expect(explainBatch('ask', 'it')).toMatch(/^MCIP held back it\./)
    const ran = explainBatch('block', 'the result', true)
    expect(ran).toContain('The call itself was carried out')
    expect(ran).not.toContain('Send this message')
  })
})

describe('verdictMeta', () => {
  it('has the same facts for programs', () => {
    const fault = { risk: null, code: 'judge-unavailable', text: 'no answer.' } as const
    const verdict = verdictOf({ text: 'why.' }, fault, { decision: 'allow', text: 'note.' })
    expect(verdictMeta(verdict, [7])).toEqual({
      decision: 'block',
      risk: 'data-injection',
      confidence: verdict.scores['data-injection'],
      flows: [7],
      completeness,
      findings: [
        { risk: 'data-injection', text: 'why.' },
        { risk: null, code: 'judge-unavailable', text: 'no answer.' },
      ],
    })
  })

  it('tells of no finding that allows: one may name an approval', () => {
    const verdict = verdictOf({ decision: 'allow', text: 'approval a1b2c3d4.' })
    expect(verdictMeta(verdict, [0], { decision: 'block' })).toMatchObject({ findings: [] })
  })

  it('says what was done where that is not what the verdict was', () => {
    expect(verdictMeta(verdictOf(), [0], { decision: 'block' })).toMatchObject({
      decision: 'block',
    })
  })
})
