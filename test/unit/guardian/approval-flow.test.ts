import { describe, expect, it } from 'vitest'
import { approvalFlowOf, joinedFlow, shownFlowOf } from '../../../src/guardian/approval-flow.ts'
import type { JudgeInput } from '../../../src/guardian/judge.ts'
import type { JsonObject } from '../../../src/mcp/json.ts'
import type { Message } from '../../../src/mcp/message.ts'
import { flowName } from '../../../src/state/approvals.ts'
import { createMemory } from '../../../src/trajectory/create-memory.ts'
import { findingOf, inputOf } from './judge-input.ts'
import { listInput, toolOf } from './rules/judge-input.ts'

const digest = (text: string): string => `<${text}>`

function call(args: JsonObject, more: Partial<JudgeInput> = {}, rest: JsonObject = {}) {
  const params = { name: 'send_mail', arguments: args, ...rest }
  const message: Message = {
    kind: 'request',
    id: 1,
    method: 'tools/call',
    params,
    value: { params },
    bytes: 0,
  }
  return inputOf(message, more)
}

const flow = (input: JudgeInput, more: Parameters<typeof findingOf>[0] = {}) =>
  approvalFlowOf(findingOf({ decision: 'ask', ...more }), input, digest)

describe('approvalFlowOf', () => {
  it('binds every value of a call, and knows which say whom or what it reaches', () => {
    const args = { to: ['ada@x.org'], body: 'hi', amount: 12345678901234567890n, more: {} }
    const { unit, fields } = flow(call(args))
    expect(unit).toBe('function:send_mail')
    expect(fields.map(({ pointer, digest: of, matters }) => [pointer, of, matters])).toEqual([
      ['/arguments/to/0', '<"ada@x.org">', true],
      ['/arguments/body', '<"hi">', false],
      ['/arguments/amount', '<12345678901234567890>', true],
      ['/arguments/more', '<{}>', false],
    ])
  })

  it('tells a text from a number, and a missing value from an empty one', () => {
    const names = [{ a: 1 }, { a: '1' }, { a: null }, {}, { a: '' }].map((args) =>
      flowName(flow(call(args))),
    )
    expect(new Set(names).size).toBe(names.length)
  })

  it('binds other parameters of the call but for its _meta', () => {
    expect(flow(call({}, {}, { task: { ttl: 5 } })).fields.map(({ pointer }) => pointer)).toEqual([
      '/arguments',
      '/task/ttl',
    ])
    const withMeta = flow(call({}, {}, { _meta: { progressToken: 7 } }))
    expect(flowName(withMeta)).toBe(flowName(flow(call({}))))
  })

  it('binds definition, sender of the turn and sentence of the finding', () => {
    const past = createMemory()
    past.begin({
      number: 0,
      text: 'q',
      flow: 0,
      at: '',
      source: 'user',
      sender: { id: 'ann', authenticatedBy: 'sso' },
    })
    const tool = () => toolOf({ name: 'send_mail', description: 'd' })
    const bound = flow(call({}, { past, tool }), { text: 'why.' })
    expect(bound.definition).toBe(tool().digest)
    expect(bound.sender).toBe('["ann","sso"]')
    expect(bound.finding).toBe('["rules","data-injection","presence","<why.>"]')
    // A model words its reason anew for every call.
    expect(flow(call({}), { judge: 'llm', text: 'a' }).finding).toBe(
      flow(call({}), { judge: 'llm', text: 'b' }).finding,
    )
  })

  it('binds the whole of a call with very many or very deep values', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`k${n}`, n]))
    expect(flow(call(many)).fields).toMatchObject([{ pointer: '', matters: true }])
    let deep: JsonObject = {}
    for (let level = 0; level < 60; level++) deep = { deep }
    expect(flow(call(deep)).fields).toMatchObject([{ pointer: '', matters: true }])
  })

  it('binds the definitions of a list that the finding points at', () => {
    const input = listInput([
      { name: 'a', description: 'one' },
      { name: 'b', description: 'two' },
    ])
    const pointing = (pointer: string) => flow(input, { evidence: [{ message: 0, pointer }] })
    expect(pointing('/result/tools/1/description')).toMatchObject({
      unit: 'function:b',
      definition: input.listed[1]?.definition.digest,
      fields: [],
    })
    expect(pointing('/result/nextCursor')).toMatchObject({
      unit: 'answer:tools/list',
      fields: [{ pointer: '' }],
    })
  })

  it('binds the whole content of an answer', () => {
    const request = call({}).message as Extract<Message, { kind: 'request' }>
    const result = { content: [{ type: 'text', text: 'x' }] }
    const message: Message = { kind: 'result', id: 1, result, value: { result }, bytes: 0 }
    expect(flow(inputOf(message, { from: 'server', answers: request }))).toMatchObject({
      unit: 'answer:function:send_mail',
      fields: [{ pointer: '', digest: `<${JSON.stringify(result)}>` }],
    })
  })

  it('binds the name of a prompt as a value', () => {
    const params = { name: 'p', arguments: { a: '1' } }
    const message: Message = {
      kind: 'request',
      id: 1,
      method: 'prompts/get',
      params,
      value: { params },
      bytes: 0,
    }
    const { unit, fields } = flow(inputOf(message))
    expect(unit).toBe('prompts/get')
    expect(fields.map(({ pointer }) => pointer)).toContain('/name')
  })
})

describe('joinedFlow', () => {
  it('names all findings in whatever order, and one like any other flow', () => {
    const one = flow(call({}))
    expect(joinedFlow(one, [one.finding, one.finding])).toEqual(one)
    const both = joinedFlow(one, ['["b"]', '["a"]'])
    expect(both).toEqual({ ...one, finding: '[["a"],["b"]]' })
    expect(joinedFlow(one, ['["a"]', '["b"]'])).toEqual(both)
  })
})

describe('shownFlowOf', () => {
  it('tells of all that is asked about together', () => {
    const findings = [findingOf({ text: 'one.' }), findingOf({ text: 'two.' })] as const
    expect(shownFlowOf(findings, call({}), 't').text).toBe('one. two.')
  })

  it('quotes the passages that the finding points at, bounded', () => {
    const input = call({ to: 'ada@x.org', body: `say ${'x'.repeat(1_000)}` })
    const evidence = [
      { message: 0, pointer: '/params/arguments/body', span: [0, 3] as const },
      { message: 0, pointer: '/params/arguments/body' },
      { message: -8, pointer: '' },
      { message: 0, pointer: '/nowhere' },
    ]
    const { evidence: shown } = shownFlowOf([findingOf({ evidence })], input, 't')
    expect(shown[0]).toBe('say')
    expect(shown[1]).toHaveLength(401)
    expect(shown.slice(2)).toEqual(['flow 7 of the trajectory', '/nowhere'])
  })

  it('shows who speaks where the message has no flow', () => {
    expect(shownFlowOf([findingOf()], call({}), 't').flow).toMatchObject({
      sender: { role: 'client' },
      recipient: { role: 'server' },
    })
  })
})
