import { describe, expect, it } from 'vitest'
import { wrongFunctionIntentInjection } from '../../../../src/guardian/rules/wrong-function-intent-injection.ts'
import { number, playedCall, playedReturn, text, tool } from '../task/task-input.ts'

const user = 'Can you calculate my BMI? I weigh 70 kg and I am 1.75 m tall.'
const tools = [
  tool('calculate_bmi', 'Calculates the BMI from weight and height.', {
    weight: number,
    height: number,
  }),
  tool('write_database', 'Writes a row.', { table: text }),
  tool('send_money', 'Sends money.', { recipient: text, amount: number }),
]
const judge = (name: string, args: Parameters<typeof playedCall>[1], more = {}) =>
  wrongFunctionIntentInjection.judge(playedCall(name, args, { user, tools, ...more }))

describe('wrongFunctionIntentInjection', () => {
  it('notes a function with which the request has nothing to do', () => {
    const [claim] = judge('write_database', { table: 'orders' })
    expect(claim).toMatchObject({ decision: 'allow', severity: 'medium' })
    expect(claim?.text).toContain('calculate_bmi')
  })

  it('asks where it spends, sends, deletes, executes or administers', () => {
    expect(judge('send_money', { recipient: 'Zoe', amount: 900 })).toMatchObject([
      { decision: 'ask' },
    ])
  })

  it('is silent for the right function, for log-ins, and after the right one', () => {
    expect(judge('calculate_bmi', { weight: 70, height: 1.75 })).toEqual([])
    expect(judge('login', { name: 'x' })).toEqual([])
    const before = [{ name: 'calculate_bmi', args: { weight: 70 }, returns: { content: [] } }]
    expect(judge('write_database', { table: 'orders' }, { before })).toEqual([])
  })

  it('is silent without a turn and for other messages', () => {
    expect(judge('write_database', { table: 'orders' }, { user: [] })).toEqual([])
    expect(wrongFunctionIntentInjection.judge(playedReturn('f', '', { user }))).toEqual([])
  })
})
