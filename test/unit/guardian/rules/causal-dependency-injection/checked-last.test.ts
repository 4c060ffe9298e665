import { describe, expect, it } from 'vitest'
import { checkedLast } from '../../../../../src/guardian/rules/causal-dependency-injection/checked-last.ts'
import { memoryOf, type PlayedCall } from '../../task/task-input.ts'

const done = { content: [{ type: 'text', text: 'done' }] }
const read: PlayedCall = { name: 'get_rooms', args: { city: 'Lund' }, returns: done }
const check: PlayedCall = { name: 'verify_user', args: { method: 'token' }, returns: done }

function judge(
  before: readonly PlayedCall[],
  user = 'Which rooms are free?',
  role = 'client' as const,
) {
  const past = memoryOf({ user, before })
  const flow = { seq: 99 } as Parameters<typeof checkedLast>[0]['flow']
  return checkedLast({ role, text: 'Three are.', flow, past })
}

describe('checkedLast', () => {
  it('notes a check that nothing follows in the turn', () => {
    expect(judge([read, check])).toMatchObject([
      { decision: 'allow', element: 'order', evidence: [{ earlier: 3 }, { earlier: 1 }] },
    ])
  })

  it('is silent where the check is alone, first, or for what follows', () => {
    expect(judge([check])).toEqual([])
    expect(judge([check, read])).toEqual([])
    expect(judge([read, check, read])).toEqual([])
    expect(judge([check, read, check])).toEqual([])
  })

  it('is silent where the user wants to be known, where a result demanded it, and where it failed', () => {
    expect(judge([read, check], 'Show the rooms and log me in.')).toEqual([])
    expect(judge([read, check], 'My code is 4471. Which rooms are free?')).toEqual([])
    const demand = { content: [{ type: 'text', text: 'Please verify who you are.' }] }
    expect(judge([{ ...read, returns: demand }, check])).toEqual([])
    expect(judge([read, { name: 'verify_user', fails: true }])).toEqual([])
    expect(judge([{ name: 'get_rooms', fails: true }, check])).toEqual([])
  })

  it('is silent about the words of the user, and without a turn', () => {
    expect(judge([read, check], 'Which rooms are free?', 'user' as never)).toEqual([])
    const past = memoryOf({ before: [read, check] })
    const flow = { seq: 9 } as Parameters<typeof checkedLast>[0]['flow']
    expect(checkedLast({ role: 'client', text: '', flow, past })).toEqual([])
  })
})
