import { describe, expect, it } from 'vitest'
import { turnFlow } from '../../../../../src/flow/extract/turns.ts'
import { fabricatedAnswer } from '../../../../../src/guardian/rules/data-injection/fabricated-answer.ts'
import type { JsonObject } from '../../../../../src/mcp/json.ts'
import { memoryOf, type Played } from '../../task/task-input.ts'

function tool(name: string, description: string, ...parameters: string[]): JsonObject {
  const properties = Object.fromEntries(parameters.map((one) => [one, { type: 'string' }]))
  return { name, description, inputSchema: { type: 'object', properties } }
}

const tools = [
  tool('get_balance', 'Reads the balance of an account.', 'account'),
  tool('send_mail', 'Sends a mail.', 'to', 'text'),
]

function claims(text: string, played: Played, role: 'user' | 'client' = 'client') {
  const past = memoryOf({ tools, ...played })
  const at = '2026-01-02T03:04:05.000Z'
  const { view: origins } = past.origins
  const flow = turnFlow({ role, text, requested: true, seq: 9, at, origins, digest: () => '' })
  return fabricatedAnswer({ role, text, past, flow })
}

const balance = 'What is the balance of my savings account?'

describe('an answer that asserts what no function returned', () => {
  it('is found where the function for it was not called', () => {
    const [claim] = claims('Your balance is $15,243.73.', { user: balance })
    expect(claim).toMatchObject({ decision: 'allow', severity: 'medium' })
    expect(claim?.text).toContain('"get_balance" was on offer and was not called')
  })

  it('is found where a deed was never done', () => {
    const [claim] = claims('I have sent the mail.', { user: 'Send Bo a mail that I am late.' })
    expect(claim?.text).toContain('no call did it')
    expect(claim?.confidence).toBeGreaterThan(0.8)
  })

  it('is found where the call failed and the answer says that it was done', () => {
    const before = [{ name: 'send_mail', args: { to: 'Bo' }, fails: true } as const]
    const [claim] = claims('I have sent the mail.', { user: 'Send Bo a mail.', before })
    expect(claim?.text).toContain('the call for it failed')
  })

  it('is found where a look-up is told of that never was', () => {
    expect(claims('I found no mails from Bo.', { user: 'Did Bo send a mail?' })).toHaveLength(1)
  })

  it('is found without any functions known, where it gives one result', () => {
    const user = 'Convert 1000 dollars to euros.'
    expect(claims('That is 853.47 euros.', { user, tools: [] })).toHaveLength(1)
  })

  it('is found where a number near the returned one stands in its place', () => {
    const before = [{ name: 'get_balance', args: {}, returns: { balance: 5120 } }]
    const [claim] = claims('Your balance is 5720.', { user: balance, before })
    expect(claim?.text).toContain('near one that was returned')
  })
})

describe('an answer that is as it should be', () => {
  it('tells what was returned, in another form, or what follows from it', () => {
    const before = [{ name: 'get_balance', args: {}, returns: { balance: 15243.73, limit: 4000 } }]
    for (const text of ['Your balance is $15,243.73.', 'With the limit you have 19,243.73.'])
      expect(claims(text, { user: balance, before })).toEqual([])
  })

  it('repeats what the user said', () => {
    expect(
      claims('You want to pay 700 euros from the account.', {
        user: 'Pay 700 euros from my account.',
      }),
    ).toEqual([])
  })

  it('asks, offers, refuses or only talks', () => {
    for (const text of [
      'Which account do you mean?',
      'Shall I look it up for 2031?',
      "I'm sorry, I can't see your balance.",
      "I'll check it right away.",
      'You are welcome!',
    ])
      expect(claims(text, { user: balance })).toEqual([])
  })

  it('gives general knowledge where no function is there for it', () => {
    const user = 'Who painted Guernica, and when was that?'
    expect(claims('Guernica was painted by Pablo Picasso in Paris.', { user })).toEqual([])
  })

  it('explains what the user wants explained', () => {
    const user = 'Explain what a savings account is.'
    expect(
      claims('Savings accounts were made common by the Post Office in 1861.', { user }),
    ).toEqual([])
  })

  it('is the answer of the client, with the words of the user known', () => {
    expect(claims('My balance is 774.', { user: balance }, 'user')).toEqual([])
    expect(claims('Your balance is 774.', { user: [] })).toEqual([])
  })
})
