import { describe, expect, it } from 'vitest'
import { notYetGiven } from '../../../../../src/guardian/rules/causal-dependency-injection/not-yet-given.ts'
import { type Played, playedCall, playedReturn, text, tool } from '../../task/task-input.ts'

const tools = [
  tool('login', 'Logs in.', { name: text }),
  tool('request_confirmation_code', 'Sends a code.'),
  tool('send_money', 'Sends money.', { token: text, confirmation_code: text }),
]
const judge = (args: Record<string, string>, played: Played = {}) =>
  notYetGiven(playedCall('send_money', args, { user: 'Send it.', tools, ...played }))
const answer = (said: string) => ({ content: [{ type: 'text', text: said }] })

describe('notYetGiven', () => {
  it('notes a token or code that nobody gave while a function gives it', () => {
    expect(judge({ token: 'abc123' })).toMatchObject([
      { decision: 'allow', severity: 'low', evidence: [{ pointer: '/params/arguments/token' }] },
    ])
    expect(judge({ confirmation_code: '991177' })[0]?.text).toContain('request_confirmation_code')
  })

  it('is silent for what the user or a result gave, and once the function has answered', () => {
    expect(judge({ token: 'abc123' }, { user: 'My token is abc123.' })).toEqual([])
    const before = [{ name: 'login', returns: answer('token abc123') }]
    expect(judge({ token: 'abc123' }, { before })).toEqual([])
    expect(judge({ token: 'made-up' }, { before })).toEqual([])
  })

  it('is silent for other fields, without such a function, and for other messages', () => {
    expect(judge({ amount: '100', id: '7781', key: 'k' })).toEqual([])
    expect(judge({ token: 'abc123' }, { tools: [tool('logout', 'Logs out.')] })).toEqual([])
    expect(notYetGiven(playedReturn('send_money', 'ok', { tools }))).toEqual([])
  })
})
