import { describe, expect, it } from 'vitest'
import type { Claim, JudgeInput } from '../../../src/guardian/judge.ts'
import { claimsOfSampled } from '../../../src/guardian/sampled-calls.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'
import { notificationOf, requestOf, resultOf } from '../../message.ts'
import { expectLinear } from '../../support/growth.ts'
import { callInput } from './rules/judge-input.ts'

const use = (name: string, input: JsonValue) => ({ type: 'tool_use', id: 'a', name, input })
const said = { type: 'text', text: 'I look.' }

function answerInput(content: JsonValue, more: Partial<JudgeInput> = {}): JudgeInput {
  const message = resultOf({ role: 'assistant', content })
  return callInput('', { message, answers: requestOf('sampling/createMessage', {}), ...more })
}

/** Claims that say what was called. */
function look({ message }: JudgeInput): readonly Claim[] {
  const { method, params } = message as ReturnType<typeof requestOf>
  const rest = { decision: 'block', severity: 'high', confidence: 1, element: 'presence' } as const
  const evidence = [{ pointer: '/params/arguments/path' }, { earlier: 3, pointer: '/x' }]
  return [{ ...rest, text: `${method} ${JSON.stringify(params)}`, evidence }]
}

const claims = (input: JudgeInput) =>
  claimsOfSampled(input, look).map(({ text, evidence }) => [text, evidence[0]?.pointer])

describe('claimsOfSampled', () => {
  it('shows each call of the answer as a call, and says where it stands', () => {
    expect(claims(answerInput([said, use('read', { path: 'a' }), use('list', {})]))).toEqual([
      ['tools/call {"name":"read","arguments":{"path":"a"}}', '/result/content/1/input/path'],
      ['tools/call {"name":"list","arguments":{}}', '/result/content/2/input/path'],
    ])
    expect(claims(answerInput(use('read', { path: 'a' })))[0]?.[1]).toBe(
      '/result/content/input/path',
    )
  })

  it('finds calls in an answer that stands in a request', () => {
    const inputResponses = { 'a/b': { role: 'assistant', content: [use('read', {})] } }
    const message = requestOf('tools/call', { name: 'go', arguments: {}, inputResponses })
    expect(claims(callInput('go', { message }))).toEqual([
      [
        'tools/call {"name":"read","arguments":{}}',
        '/params/inputResponses/a~1b/content/0/input/path',
      ],
    ])
  })

  it('leaves places in earlier flows as they are', () => {
    const [claim] = claimsOfSampled(answerInput([use('read', {})]), look)
    expect(claim?.evidence[1]).toEqual({ earlier: 3, pointer: '/x' })
  })

  it('has nothing to say of other messages', () => {
    for (const content of [[said], said, 'text', null, [[use('read', {})]]] as JsonValue[])
      expect(claims(answerInput(content))).toEqual([])
    expect(claims(callInput('go'))).toEqual([])
    expect(claims(answerInput([use('read', {})], { from: 'server' }))).toEqual([])
    const form = requestOf('elicitation/create', {})
    expect(claims(answerInput([use('read', {})], { answers: form }))).toEqual([])
    expect(claims(answerInput([use('read', {})], { answers: undefined }))).toEqual([])
    expect(claims(callInput('', { message: notificationOf('x') }))).toEqual([])
  })

  it('takes hostile blocks, and a bounded number of them', () => {
    const strange = [{ type: 'tool_use' }, use(7 as never, 'text'), { type: 'tool_use', input: [] }]
    expect(claims(answerInput(strange))).toHaveLength(3)
    const many = (size: number) => Array.from({ length: size }, () => use('read', { path: 'a' }))
    expect(claims(answerInput(many(1_000)))).toHaveLength(256)
    expectLinear(100_000, (size) => answerInput(many(size)), claims)
  })
})
