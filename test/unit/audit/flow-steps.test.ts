import { describe, expect, it } from 'vitest'
import { flowSteps } from '../../../src/audit/flow-steps.ts'
import type { Flow, MessageType, Party } from '../../../src/flow/flow.ts'

const client: Party = { role: 'client' }
const user: Party = { role: 'user' }
const server = (unit?: string, name = 'srv'): Party => ({
  role: 'server',
  name,
  ...(unit === undefined ? {} : { unit }),
})

function flow(
  seq: number,
  message: MessageType,
  [sender, recipient]: readonly [Party, Party],
  content?: unknown,
): Flow {
  return {
    seq,
    at: '2026-01-02T03:04:05.678Z',
    plane: message === 'query' || message === 'response' || message === 'config' ? 'host' : 'wire',
    sender,
    recipient,
    subject: [{ role: 'unknown' }],
    type: { message, about: ['other'] },
    principle: ['unknown'],
    digest: 'd',
    bytes: 1,
    ...(content === undefined ? {} : { content }),
  }
}

const to = (unit: string, name?: string) => [client, server(`function:${unit}`, name)] as const
const from = (unit: string, name?: string) => [server(`function:${unit}`, name), client] as const
const stepsOf = (...flows: readonly Flow[]) => flowSteps({ flows })

describe('flowSteps', () => {
  it('makes calls, returns and lists messages again', () => {
    const steps = stepsOf(
      flow(4, 'function-list', [server(), client], [{ name: 'f' }]),
      flow(5, 'function-request', to('f'), { a: 1 }),
      flow(7, 'function-return', from('f'), { content: [] }),
    )
    expect(steps).toMatchObject([
      {
        kind: 'message',
        server: 'srv',
        from: 'server',
        index: 4,
        message: { id: 1, result: { tools: [{ name: 'f' }] } },
        unwritten: { id: 1, method: 'tools/list' },
      },
      {
        kind: 'message',
        from: 'host',
        index: 5,
        message: { id: 2, method: 'tools/call', params: { name: 'f', arguments: { a: 1 } } },
      },
      { kind: 'message', from: 'server', index: 7, message: { id: 2, result: { content: [] } } },
    ])
  })

  it('makes turns of what moves on the host plane', () => {
    const steps = stepsOf(
      flow(0, 'config', [client, client], 'Be kind.'),
      flow(1, 'query', [user, client], 'Why?'),
      flow(2, 'response', [client, user], 'So.'),
    )
    expect(steps.map((step) => (step.kind === 'turn' ? [step.role, step.text] : []))).toEqual([
      ['system', 'Be kind.'],
      ['user', 'Why?'],
      ['client', 'So.'],
    ])
  })

  it('keeps every flow as it is stated', () => {
    const flows = [
      flow(0, 'query', [user, client], 'Why?'),
      flow(1, 'function-request', to('f'), { a: 1 }),
      flow(2, 'progress', [server(), client], { progress: 1 }),
    ]
    expect(flowSteps({ flows }).map(({ given }) => given)).toEqual(flows)
  })

  it('states what cannot be made a message again', () => {
    const steps = stepsOf(
      flow(0, 'query', [user, client]),
      flow(1, 'function-request', to('f'), 'a text'),
      flow(2, 'function-request', to('f')),
      flow(3, 'function-request', [client, client], {}),
      flow(4, 'function-return', [client, client], {}),
      flow(5, 'function-list', [server(), client], 'cut'),
      flow(6, 'resource', [server(), client], {}),
    )
    expect(new Set(steps.map(({ kind }) => kind))).toEqual(new Set(['stated']))
  })

  it('joins a return to a call of the same function of the same server', () => {
    const steps = stepsOf(
      flow(0, 'function-request', to('f', 'one'), {}),
      flow(1, 'function-request', to('f', 'two'), {}),
      flow(2, 'function-request', to('f', 'two'), {}),
      flow(3, 'function-return', from('f', 'two'), {}),
      flow(4, 'function-return', from('f', 'one'), {}),
      flow(5, 'function-return', from('g', 'one'), {}),
      flow(6, 'x-stray-answer', from('f', 'two'), {}),
    )
    expect(
      steps.map((step) => step.kind === 'message' && 'id' in step.message && step.message.id),
    ).toEqual([1, 2, 3, 2, 1, 4, 5])
  })

  it('names places by the number of the flow', () => {
    const [step] = stepsOf(flow(9, 'function-request', to('f'), { a: 1 }))
    expect(step?.place('/params/arguments/a', [0, 1])).toEqual({
      message: 9,
      pointer: '/params/arguments/a',
      span: [0, 1],
    })
    expect(step?.place('')).toEqual({ message: 9, pointer: '' })
  })
})
