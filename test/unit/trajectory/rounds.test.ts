import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createRounds } from '../../../src/trajectory/rounds.ts'
import { callOf, requestOf } from '../../message.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const call = { number: 5, round: 0, request: callOf('deploy'), asked: new Map<string, string>() }
const questions = { a: { method: 'roots/list' }, b: { method: 'elicitation/create', params: {} } }

/** Whether a request continues a call of `deploy` that was asked for more with state `s`. */
function continues(params: object, method = 'tools/call', mayHold = true) {
  const rounds = createRounds(digest)
  const first = rounds.repeatOf(callOf('deploy', { env: 'test' }), mayHold)
  if (first === undefined) throw new Error('no repeat')
  rounds.askedFor(first, call, { requestState: 's', inputRequests: questions })
  const request = requestOf(method, JSON.parse(JSON.stringify(params)))
  const again = rounds.repeatOf(request, mayHold)
  return again === undefined ? undefined : rounds.continued(again, request.params)
}

const repeat = { name: 'deploy', arguments: { env: 'test' }, requestState: 's' }

describe('rounds', () => {
  it('are one call with the same state, method, name and arguments', () => {
    for (const mayHold of [true, false]) {
      const next = continues(repeat, 'tools/call', mayHold)
      expect([next?.number, next?.round]).toEqual([5, 1])
      expect([...(next?.asked ?? [])]).toEqual([
        ['a', 'roots/list'],
        ['b', 'elicitation/create'],
      ])
    }
  })

  it('are two calls where anything differs', () => {
    expect(continues({ ...repeat, requestState: 't' })).toBeUndefined()
    expect(continues({ ...repeat, requestState: undefined, inputResponses: {} })).toBeUndefined()
    expect(continues({ ...repeat, name: 'destroy' })).toBeUndefined()
    expect(continues({ ...repeat, arguments: { env: 'live' } })).toBeUndefined()
    expect(continues(repeat, 'prompts/get')).toBeUndefined()
    expect(continues(repeat, 'vendor/x')).toBeUndefined()
    expect(continues({ name: 'deploy', arguments: { env: 'test' } })).toBeUndefined()
  })

  it('need no state where the server gave none', () => {
    const rounds = createRounds(digest)
    const read = requestOf('resources/read', { uri: 'a:1', inputResponses: {} })
    const one = rounds.repeatOf(read, true)
    if (one === undefined) throw new Error('no repeat')
    rounds.askedFor(one, call, {})
    expect(rounds.continued(one, { uri: 'a:1' })).toBeUndefined()
    expect(rounds.continued(one, undefined)).toBeUndefined()
    expect(rounds.continued(one, { uri: 'a:1', inputResponses: {} })?.round).toBe(1)
    expect(rounds.continued(one, { uri: 'a:1', inputResponses: {} })).toBeUndefined()
  })

  it('continue equal calls in their order, each once', () => {
    const rounds = createRounds(digest)
    const one = rounds.repeatOf(callOf('deploy'), true)
    if (one === undefined) throw new Error('no repeat')
    for (let number = 0; number < 30; number++) {
      rounds.askedFor(one, { ...call, number }, { requestState: 's' })
    }
    const numbers: number[] = []
    for (;;) {
      const next = rounds.continued(one, { requestState: 's' })
      if (next === undefined) break
      numbers.push(next.number)
    }
    expect(numbers).toEqual(Array.from({ length: 16 }, (_, number) => number))
  })

  it('forget the oldest of very many', () => {
    const rounds = createRounds(digest)
    const one = rounds.repeatOf(callOf('deploy'), true)
    if (one === undefined) throw new Error('no repeat')
    for (let state = 0; state <= 1_000; state++) {
      rounds.askedFor(one, call, { requestState: `s${state}` })
    }
    expect(rounds.continued(one, { requestState: 's0' })).toBeUndefined()
    expect(rounds.continued(one, { requestState: 's1' })).toBeDefined()
  })

  it('keep the digest of large arguments, and none of requests that cannot be repeated', () => {
    const rounds = createRounds(digest)
    const large = rounds.repeatOf(callOf('deploy', { text: 'x'.repeat(10_000) }), true)
    expect(JSON.stringify(large).length).toBeLessThan(200)
    const named = rounds.repeatOf(callOf('n'.repeat(10_000)), false)
    expect(named?.name).toHaveLength(64)
    expect(rounds.repeatOf(requestOf('tools/list', {}), true)).toBeUndefined()
    expect(rounds.repeatOf(requestOf('tools/call'), true)).toBeUndefined()
    expect(rounds.repeatOf(requestOf('tools/call', { name: 7 }), true)).toBeUndefined()
  })

  it('take few of very many questions, and none that name no method', () => {
    const rounds = createRounds(digest)
    const one = rounds.repeatOf(callOf('deploy'), true)
    if (one === undefined) throw new Error('no repeat')
    const many = Array.from({ length: 200 }, (_, index) => [`k${index}`, { method: 'roots/list' }])
    const odd = { a: 'x', b: null, c: { method: 7 }, ['k'.repeat(1_000)]: { method: 'roots/list' } }
    const inputRequests = { ...odd, ...Object.fromEntries(many) }
    rounds.askedFor(one, call, { requestState: 's', inputRequests })
    const asked = rounds.continued(one, { requestState: 's' })?.asked
    expect([asked?.size, asked?.has('c'), asked?.has('k0')]).toEqual([64, false, true])
    rounds.askedFor(one, call, { requestState: 's', inputRequests: 'x' })
    expect(rounds.continued(one, { requestState: 's' })?.asked.size).toBe(0)
  })
})
