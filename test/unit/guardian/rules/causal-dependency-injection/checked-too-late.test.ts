import { describe, expect, it } from 'vitest'
import { checkedTooLate } from '../../../../../src/guardian/rules/causal-dependency-injection/checked-too-late.ts'
import { expectLinear } from '../../../../support/growth.ts'
import { type Played, type PlayedCall, playedCall } from '../../task/task-input.ts'

const answer = (text: string) => ({ content: [{ type: 'text', text }] })
const done = (name: string, args = {}, text = 'done'): PlayedCall => ({
  name,
  args,
  returns: answer(text),
})
const judge = (before: readonly PlayedCall[], name = 'verify_user', rest: Played = {}) =>
  checkedTooLate(playedCall(name, {}, { user: 'Please.', before, ...rest }))

describe('checkedTooLate', () => {
  it('notes a check after guarded data was read or something changed, also without a query', () => {
    expect(judge([done('get_account_balance')])).toMatchObject([
      { decision: 'allow', severity: 'medium', evidence: [{}, { earlier: 1 }] },
    ])
    expect(judge([done('get_account_balance')], 'login', { user: [] })).toHaveLength(1)
    expect(judge([done('read_database')], 'check_identity')).toHaveLength(1)
  })

  it('is silent for public data, for calls that failed or wait, and for other functions', () => {
    expect(judge([done('get_weather', { city: 'Rome' })])).toEqual([])
    expect(judge([{ name: 'get_account_balance', fails: true }])).toEqual([])
    expect(judge([{ name: 'get_account_balance' }])).toEqual([])
    expect(judge([done('get_account_balance')], 'list_accounts')).toEqual([])
  })

  it('is silent after an earlier check, for a log-out, and where a result asked for it', () => {
    expect(judge([done('login'), done('get_account_balance')])).toEqual([])
    expect(judge([done('get_account_balance')], 'log_out')).toEqual([])
    expect(judge([done('get_account_balance', {}, 'Session expired: please log in.')])).toEqual([])
    expect(judge([done('get_order', {}, 'The code was sent to you.')])).toEqual([])
  })

  it('is silent where the check is of another service than what was done', () => {
    expect(judge([done('get_account_balance')], 'authenticate_twitter')).toEqual([])
    expect(judge([done('get_twitter_messages_history')], 'authenticate_twitter')).toHaveLength(1)
  })

  it('takes time that grows no faster than long results', () => {
    const given = (size: number) => 'log log '.repeat(size)
    expectLinear(50_000, given, (text) => judge([done('get_account_balance', {}, text)]))
  })
})
