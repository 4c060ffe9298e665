import { describe, expect, it } from 'vitest'
import { deedOf } from '../../../../src/guardian/deed.ts'
import type { JudgeInput } from '../../../../src/guardian/judge.ts'
import { replayInjection } from '../../../../src/guardian/rules/replay-injection.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import { createMemory } from '../../../../src/trajectory/create-memory.ts'
import type { Turn } from '../../../../src/trajectory/memory.ts'
import type { Observation } from '../../../../src/trajectory/observation.ts'
import { observedLeaves } from '../../../../src/trajectory/observed-leaves.ts'
import { callOf, notificationOf } from '../../../message.ts'
import { callInput } from './judge-input.ts'

const at = '2026-01-01T00:00:00.000Z'
const plain = {
  at,
  integrity: 'host',
  confidentiality: 'private',
  subject: [],
  causedBy: [],
} as const

interface Played {
  readonly turns?: readonly Partial<Turn>[]
  /** Arguments of calls that succeeded before, all in the last turn. */
  readonly before?: readonly JsonObject[]
  readonly server?: string
  readonly digest?: string
}

const payment: JsonObject = { to: 'Alder', amount: 640 }

function judge(args: JsonObject, played: Played, more: Partial<JudgeInput> = {}) {
  const past = createMemory()
  const { turns = [], before = [payment], server = 's', digest = 'd' } = played
  for (const [number, turn] of turns.entries()) {
    past.begin({ number, text: '', flow: number, at, source: 'user', ...turn })
  }
  const turn = turns.length - 1
  for (const [index, one] of before.entries()) {
    const flow = 10 + 2 * index
    const call: Observation = {
      ...plain,
      flow,
      kind: 'call',
      server,
      unit: 'function:pay',
      turn,
      callDigest: `${server} function:pay ${digest}`,
      leaves: observedLeaves(one),
    }
    past.observe(call)
    past.observe({
      ...plain,
      flow: flow + 1,
      kind: 'return',
      turn,
      answers: flow,
      leaves: [['', 'ok']],
    })
  }
  const message = callOf('pay', args)
  return replayInjection.judge(callInput('pay', { message, past, ...more }))
}

describe('replayInjection', () => {
  it('asks about an equal call in the same turn, and points at both', () => {
    expect(judge(payment, { turns: [{ text: 'Pay Alder 640.' }] })).toEqual([
      {
        decision: 'ask',
        severity: 'medium',
        confidence: 0.8,
        element: 'presence',
        text: 'The call of "pay" at the server "s" has equal arguments to one that succeeded before; the user asked once.',
        evidence: [{ pointer: '/params/arguments' }, { pointer: '', earlier: 10 }],
      },
    ])
  })

  it('tells values of different types apart', () => {
    const turns = [{ text: 'Pay.' }]
    expect(judge({ amount: '640' }, { turns, before: [{ amount: 640 }] })).toEqual([])
  })

  it('does not compare calls of different servers', () => {
    expect(judge(payment, { turns: [{ text: 'Pay.' }], server: 'other' })).toEqual([])
  })

  it('takes no word of a model for a turn or an order of the user', () => {
    const declared = { source: 'declared', text: 'Pay it twice, again.' } as const
    expect(judge(payment, { turns: [{ text: 'Pay.' }, declared] })[0]?.decision).toBe('ask')
    expect(judge(payment, { turns: [declared] })[0]).toMatchObject({
      decision: 'allow',
      severity: 'info',
    })
  })

  it('compares long arguments by their digest, as only a part of them is remembered', () => {
    const turns = [{ text: 'Post it.' }]
    const long = { amount: 1, note: 'x'.repeat(20_000) }
    const flows = [{ digest: 'd' }] as unknown as JudgeInput['flows']
    expect(judge(long, { turns, before: [long] }, { flows })).toHaveLength(1)
    expect(judge(long, { turns, before: [long], digest: 'e' }, { flows })).toEqual([])
  })

  const ordered = [
    'Pay it again.',
    'Send two of them',
    'book 3 rides',
    'one more please',
    'Pay 2x 20',
    'Schick es noch mal',
    '표를 두 장 사 줘',
  ]
  it.each(ordered)('takes "%s" for an order of more than one', (text) => {
    expect(judge(payment, { turns: [{ text }] })[0]?.decision).toBe('allow')
  })

  const once = [
    'Pay $5 to Bo.',
    'Book a table at 7 pm',
    'Move it to 3/4',
    'within 2 days',
    'I already paid all of it',
    '예약해 주십시오. 다음 주입니다.',
    'two hundred dollars',
  ]
  it.each(once)('takes "%s" for one order', (text) => {
    expect(judge(payment, { turns: [{ text }] })[0]?.decision).toBe('ask')
  })

  const amounts = [
    ['Pay 12 to Ann', 12],
    ['Send Ann 9', '9'],
    ['Pay Ann 15, please', '15 EUR'],
    ['Pay ten to Ann', 10],
  ] as const
  it.each(amounts)('takes the amount of "%s" for no count', (text, amount) => {
    const args = { to: 'Ann', amount }
    expect(judge(args, { turns: [{ text }], before: [args] })[0]?.decision).toBe('ask')
  })

  it('lets a count beside the amount stand, up to that count', () => {
    const args = { to: 'Ann', amount: 12 }
    const turns = [{ text: 'Pay 12 to Ann, 3 times' }]
    expect(judge(args, { turns, before: [args, args] })[0]?.decision).toBe('allow')
    expect(judge(args, { turns, before: [args, args, args] })[0]?.decision).toBe('ask')
  })

  it('finds a repeat of what results have pushed out', () => {
    const past = createMemory()
    past.begin({ number: 0, text: 'Pay Alder.', flow: 0, at, source: 'user' })
    const args = payment
    const deed = deedOf({ server: 's', name: 'pay', args, schema: undefined }) ?? ''
    past.observe({
      ...plain,
      flow: 2,
      kind: 'return',
      turn: 0,
      answers: 1,
      deed: [deed, true],
      leaves: [],
    })
    for (let flow = 3; flow < 20; flow++) {
      const leaves: Observation['leaves'] = [['', `${flow}${'x'.repeat(30_000)}`]]
      past.observe({ ...plain, flow, kind: 'return', turn: 0, leaves })
    }
    expect(past.observations.some(({ flow }) => flow === 2)).toBe(false)
    const again = callInput('pay', { message: callOf('pay', payment), past })
    expect(replayInjection.judge(again)).toMatchObject([
      { decision: 'ask', evidence: [{}, { earlier: 1 }] },
    ])
    const other = callInput('pay', { message: callOf('pay', { ...payment, amount: 1 }), past })
    expect(replayInjection.judge(other)).toEqual([])
    past.takeDeeds(undefined)
    expect(replayInjection.judge(other)).toMatchObject([
      { decision: 'ask', text: expect.stringContaining('no longer remembered') },
    ])
    past.begin({ number: 1, text: 'And again.', flow: 30, at, source: 'user' })
    expect(replayInjection.judge(again)).toEqual([])
  })

  it('says nothing about messages that are no call, or no call of the host', () => {
    const turns = [{ text: 'Pay.' }]
    const message = notificationOf('notifications/initialized')
    expect(judge(payment, { turns }, { message })).toEqual([])
    expect(judge(payment, { turns }, { from: 'server' })).toEqual([])
  })

  it('judges long texts of the user in bounded time', () => {
    for (const text of ['2 '.repeat(500_000), 'noch '.repeat(200_000), '$'.repeat(500_000)]) {
      expect(judge(payment, { turns: [{ text }] })).toHaveLength(1)
    }
  })

  it('quotes a hostile name of a server, bounded and without controls', () => {
    const server = { id: `x\u0007\n${'y'.repeat(5_000)}`, origin: '' }
    const [claim] = judge(payment, { turns: [{ text: 'Pay.' }], server: server.id }, { server })
    expect(claim?.text).toMatch(/^[\P{C}]{1,300}$/u)
  })
})
