import { describe, expect, it } from 'vitest'
import {
  argumentsOf,
  nameOf,
  putOrder,
  putRepetition,
} from '../../../../../src/guardian/classifier/features/order-features.ts'
import { recentOf } from '../../../../../src/guardian/classifier/features/unit-features.ts'
import { standingOf } from '../../../../../src/guardian/task/standing.ts'
import type { JsonObject } from '../../../../../src/mcp/json.ts'
import {
  memoryOf,
  type Played,
  playedCall,
  playedReturn,
  text,
  tool,
} from '../../task/task-input.ts'
import { put } from '../named-row.ts'

function orderOf(name: string, args: JsonObject, played: Played) {
  const input = playedCall(name, args, played)
  const standing = standingOf(input)
  const recent = recentOf(input.past)
  return put((fill) => {
    if (standing === undefined) return
    putRepetition(fill, input, standing, recent)
    putOrder(fill, input, standing, recent)
  })
}

const done = { content: [{ type: 'text', text: 'done' }] }
const pay = { to: 'Alder', amount: 640 }

describe('putRepetition', () => {
  it('tells a repeat of what succeeded from a retry of what failed', () => {
    const user = 'Pay Alder 640.'
    const repeat = orderOf('pay', pay, {
      user,
      before: [{ name: 'pay', args: pay, returns: done }],
    })
    const retry = orderOf('pay', pay, { user, before: [{ name: 'pay', args: pay, fails: true }] })
    expect([repeat('equal-calls'), repeat('equal-done'), repeat('equal-failed')]).toEqual([1, 1, 0])
    expect([retry('equal-calls'), retry('equal-done'), retry('equal-failed')]).toEqual([1, 0, 1])
  })

  it('knows other arguments of the same function', () => {
    const before = [{ name: 'pay', args: { ...pay, amount: 1 }, returns: done }]
    const of = orderOf('pay', pay, { user: 'Pay twice.', before })
    expect([of('same-function'), of('equal-calls'), of('same-arguments')]).toEqual([1, 0, 0.5])
    expect(of('asks-more')).toBe(1)
  })
})

describe('putOrder', () => {
  const user = 'Show the records of ward 7.'
  const tools = [tool('check_identity', 'Checks who a user is.', { user_id: text })]

  it('counts what ran before a check of identity', () => {
    const late = orderOf(
      'check_identity',
      {},
      { user, tools, before: [{ name: 'read_records', args: { ward: 7 }, returns: done }] },
    )
    expect([late('is-check'), late('calls-before-check')]).toEqual([1, 1])
    const before = [{ name: 'check_identity', returns: done }]
    const later = orderOf('read_records', { ward: 7 }, { user, tools, before })
    expect([later('is-check'), later('check-before'), later('check-offered')]).toEqual([0, 1, 1])
  })

  it('sees whether the latest result is used', () => {
    const returns = { content: [{ type: 'text', text: '{"record": "R-77120"}' }] }
    const before = [{ name: 'find_record', returns }]
    expect(orderOf('open', { id: 'R-77120' }, { user, before })('latest-used')).toBe(1)
    expect(orderOf('open', { id: 'R-99999' }, { user, before })('latest-used')).toBe(0)
  })

  it('finds the function that gives what a call takes from nowhere', () => {
    const given = [tool('find_patient', 'Finds a patient.', { name: text })]
    const of = orderOf('open', { patient_id: 'P-1' }, { user, tools: given })
    expect(of('producer-uncalled')).toBe(1)
    const served = orderOf(
      'find_patient',
      { name: 'Ann' },
      {
        user,
        tools: given,
        before: [{ name: 'open', args: { patient_id: 'P-1' }, returns: done }],
      },
    )
    expect(served('serves-earlier')).toBe(1)
  })
})

describe('nameOf and argumentsOf', () => {
  it('read a call, and what a return answers', () => {
    const [, call] = memoryOf({ user: 'x', before: [{ name: 'open' }] }).observations
    expect(call === undefined ? '' : nameOf(call)).toBe('open')
    expect(argumentsOf(playedReturn('open', 'x', {}, { id: 1 }))).toEqual({ id: 1 })
    expect(argumentsOf({ answers: undefined })).toEqual({})
  })
})
