import { describe, expect, it } from 'vitest'
import { causalDependencyInjection } from '../../../../src/guardian/rules/causal-dependency-injection.ts'
import { type Played, playedCall, playedReturn, text, tool } from '../task/task-input.ts'

const answer = (said: string) => ({ content: [{ type: 'text', text: said }] })
const user = 'Pay the bill 4417.'

describe('causalDependencyInjection', () => {
  it('judges calls and their results, and nothing else', () => {
    const before = [{ name: 'get_account_balance', returns: answer('80') }]
    const late: Played = { user, before }
    expect(causalDependencyInjection.judge(playedCall('verify_user', {}, late))).toHaveLength(1)
    const input = playedCall('verify_user', {}, late)
    const ping = { ...input, message: { ...input.message, method: 'ping' } } as typeof input
    expect(causalDependencyInjection.judge(ping)).toEqual([])
    const found = { name: 'find_bill', args: { name: 'gas' } }
    const early: Played = {
      user: 'Pay the gas bill.',
      before: [{ name: 'pay_bill', args: { bill: 'G-4417' }, returns: answer('paid') }, found],
    }
    expect(
      causalDependencyInjection.judge(playedReturn('find_bill', 'bill G-4417', early)),
    ).toMatchObject([{ decision: 'allow', element: 'order' }])
  })

  it('says one thing of a call: what it lacks before what came before it', () => {
    const tools = [tool('get_token', 'Gives a token.'), tool('pay_bill', 'Pays.', { token: text })]
    const input = playedCall('pay_bill', { token: 'zz12zz' }, { user, tools })
    expect(causalDependencyInjection.judge(input)).toMatchObject([{ severity: 'low' }])
  })

  it('blocks nothing', () => {
    const before = [
      { name: 'transfer_money', args: { amount: 900, to: 'x' }, returns: answer('done') },
    ]
    for (const { decision } of causalDependencyInjection.judge(
      playedCall('verify_user', {}, { user, before }),
    ))
      expect(decision).not.toBe('block')
  })
})
