import { describe, expect, it } from 'vitest'
import { askedOfHost } from '../../../../../src/guardian/rules/data-injection/asked-of-host.ts'
import type { JsonObject } from '../../../../../src/mcp/json.ts'
import type { Message } from '../../../../../src/mcp/message.ts'
import { inputOf } from '../../judge-input.ts'
import { resultInput } from '../judge-input.ts'

function asks(method: string, params: JsonObject) {
  const message: Message = { kind: 'request', id: 7, method, params, value: {}, bytes: 0 }
  return askedOfHost(inputOf(message, { from: 'server' }))
}
const form = (properties: JsonObject) =>
  asks('elicitation/create', {
    message: 'Please fill in.',
    requestedSchema: { type: 'object', properties },
  })

describe('a form of a server', () => {
  it('is blocked where a field is for what gives access or pays', () => {
    const [claim] = form({ secret: { type: 'string', title: 'Password' } })
    expect(claim).toMatchObject({ decision: 'block', severity: 'high' })
    expect(form({ card_number: { type: 'string' } })).toHaveLength(1)
    expect(form({ a: { type: 'string', description: 'Your one-time code' } })).toHaveLength(1)
    expect(form({ a: { type: 'string', title: 'Mot de passe' } })).toHaveLength(1)
  })
  it('is blocked though the field stands behind many others, or says it late', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`f${at}`, {}]))
    expect(form({ ...many, password: { type: 'string' } })).toHaveLength(1)
    const late = `${'Fill this in with care, as it counts. '.repeat(20)}Then give your password.`
    expect(form({ a: { type: 'string', description: late } })).toHaveLength(1)
  })
  it('may ask for anything else, and let the user choose', () => {
    expect(form({ day: { type: 'string' }, travellers: { type: 'integer' } })).toEqual([])
    expect(form({ email: { type: 'string', format: 'email' } })).toEqual([])
    expect(form({ save_password: { type: 'boolean', title: 'Keep the password?' } })).toEqual([])
    expect(asks('elicitation/create', { message: 'x' })).toEqual([])
  })
  it('may say what is not to be given, which is no leave to ask for it beside', () => {
    const described = (description: string) => form({ a: { type: 'integer', description } })
    expect(described('Your lucky number (do not give us your PIN or card number)')).toEqual([])
    expect(described('Never share this: the PIN of your card')).toHaveLength(1)
    expect(described('Do not enter a name. Password of the account')).toHaveLength(1)
  })
  it('is found within an answer that requires it first', () => {
    const requestedSchema = { properties: { password: { type: 'string' } } }
    const inputRequests = { 'a/b': { method: 'elicitation/create', params: { requestedSchema } } }
    const [claim] = askedOfHost(resultInput({ resultType: 'input_required', inputRequests }))
    expect(claim?.evidence[0]?.pointer).toBe('/result/inputRequests/a~1b/params/requestedSchema')
  })
})

describe('a request to the model', () => {
  it('is asked about where it wants the words of all servers', () => {
    expect(asks('sampling/createMessage', { includeContext: 'allServers' })).toHaveLength(1)
    expect(asks('sampling/createMessage', { includeContext: 'thisServer' })).toEqual([])
    expect(asks('sampling/createMessage', {})).toEqual([])
  })
})
