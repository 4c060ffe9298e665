import { describe, expect, it } from 'vitest'
import { askedOfCall, askedOfTurn } from '../../../../src/guardian/llm/asked-of-view.ts'
import { createMemory } from '../../../../src/trajectory/create-memory.ts'
import type { Observation } from '../../../../src/trajectory/observation.ts'
import { callOf } from '../../../message.ts'
import { inputOf, turnOf } from '../judge-input.ts'

const base = {
  at: '2026-01-02T03:04:05.678Z',
  integrity: 'untrusted',
  confidentiality: 'public',
  subject: [],
  turn: 0,
  causedBy: [],
} as const

function pastOf(
  ...observations: readonly (Partial<Observation> & Pick<Observation, 'flow' | 'kind' | 'leaves'>)[]
) {
  const past = createMemory()
  for (const one of observations) past.observe({ ...base, ...one })
  past.offer('bank', [
    {
      name: 'pay',
      description: 'Pays.',
      inputSchema: { type: 'object', properties: { iban: { type: 'string' }, any: {} } },
    },
  ])
  return past
}

const past = pastOf(
  { flow: 0, kind: 'query', integrity: 'user', leaves: [['', 'Pay the bill.']] },
  { flow: 1, kind: 'definition', leaves: [['/description', 'Pays.']] },
  { flow: 2, kind: 'call', server: 'mail', unit: 'function:read', leaves: [['/id', 7]] },
  {
    flow: 3,
    kind: 'return',
    server: 'mail',
    unit: 'function:read',
    leaves: [['/content/0/text', 'To DE1']],
  },
)

describe('askedOfCall', () => {
  it('shows what was asked, called and returned, and the call that is judged as the last step', () => {
    const message = callOf('pay', { iban: 'DE1', any: [9007199254740993n] })
    const { tools, steps } = askedOfCall(
      inputOf(message, { past, origins: past.originsOf({ iban: 'DE1' }, undefined) }),
    )
    expect(tools).toEqual([
      { name: 'pay', server: 'bank', description: 'Pays.', parameters: ['iban: string', 'any'] },
    ])
    expect(steps).toMatchObject([
      { step: 1, what: 'user-asks', text: 'Pay the bill.' },
      {
        step: 2,
        what: 'client-calls',
        server: 'mail',
        function: 'read',
        arguments: { '/id': '7' },
      },
      { step: 3, what: 'server-returns', text: 'To DE1' },
      {
        step: 4,
        what: 'client-calls',
        server: 'server',
        function: 'pay',
        arguments: { '/iban': 'DE1', '/any': '["9007199254740993"]' },
      },
    ])
    expect(steps[3]?.origins).toEqual({ '/iban': 'step 3' })
  })
})

describe('askedOfTurn', () => {
  it('shows the answer as the last step', () => {
    const { steps } = askedOfTurn({ ...turnOf('Paid.'), past })
    expect(steps.at(-1)).toEqual({ step: 4, what: 'client-answers', text: 'Paid.' })
  })
})
