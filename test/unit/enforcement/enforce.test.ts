import { describe, expect, it } from 'vitest'
import type { Action } from '../../../src/enforcement/action.ts'
import { enforce, isCallResult, stop } from '../../../src/enforcement/enforce.ts'
import type { JsonObject } from '../../../src/mcp/json.ts'
import { callOf, errorOf, notificationOf, requestOf, resultOf } from '../../message.ts'
import { at, judged } from './enforce-input.ts'

/** What an action lets out, as JSON. */
function told(action: Action, flowSeq = 7): JsonObject {
  if (action.kind === 'reject') return JSON.parse(action.reply(flowSeq) ?? 'null')
  if (action.kind === 'replace' && 'text' in action) return JSON.parse(action.text(flowSeq))
  throw new Error(`${action.kind} says nothing`)
}

const block = {}
const list = resultOf({ tools: [{ name: 'a' }, { name: 'b' }], _meta: { x: 1 } })

describe('a question', () => {
  it('waits for a person where one is asked in the host; what is blocked never does', () => {
    const asked = judged(callOf('a'), [{ decision: 'ask' }])
    expect(enforce({ ...asked, mayHold: true })).toEqual({ kind: 'hold' })
    expect(enforce(asked).kind).toBe('reject')
    expect(enforce({ ...judged(callOf('a'), [block]), mayHold: true }).kind).toBe('reject')
  })
})

describe('an allowed message', () => {
  it('goes on as it came', () => {
    expect(enforce(judged(callOf('a')))).toEqual({ kind: 'forward' })
    expect(enforce(judged(resultOf({}), [{ decision: 'allow' }]))).toEqual({ kind: 'forward' })
  })

  it('only loses the keys of the guard', () => {
    const message = requestOf('x', { _meta: { 'dev.mcip/context': {} } })
    const action = enforce(judged(message))
    expect(action.kind === 'replace' && 'edit' in action ? action.edit(0) : action).toEqual({
      remove: ['/params/_meta/dev.mcip~1context'],
      set: [],
    })
  })

  it('keeps the context for a server that negotiated it, and for nobody else', () => {
    const message = requestOf('tools/call', { name: 'a', _meta: { 'dev.mcip/context': {} } })
    expect(enforce({ ...judged(message), sharesContext: true })).toEqual({ kind: 'forward' })
    const fromServer = { ...judged(message), from: 'server', sharesContext: true } as const
    expect(enforce(fromServer).kind).toBe('replace')
  })
})

describe('a stopped request', () => {
  it('is a result that a model can read when it is a call', () => {
    const answer = told(enforce(judged(callOf('read_file', {}, 'id'), [block])))
    expect(answer).toMatchObject({
      id: 'id',
      result: {
        isError: true,
        content: [
          { text: expect.stringMatching(/^MCIP blocked the call of "read_file"\. a finding\./) },
        ],
        _meta: { 'dev.mcip/verdict': { decision: 'block', risk: 'data-injection', flows: [7] } },
      },
    })
  })

  it('is an error for every other method', () => {
    const answer = told(enforce(judged(requestOf('resources/read', { uri: 'u' }), [block])))
    expect(answer).toMatchObject({ error: { code: -31001 } })
    const asked = told(enforce(judged(requestOf('resources/read'), [{ decision: 'ask' }])))
    expect(asked).toMatchObject({ error: { code: -31002 } })
  })

  it('of a server tells it nothing of what was found', () => {
    const request = requestOf('sampling/createMessage')
    expect(told(enforce(judged(request, [block], { from: 'server' })))).toEqual({
      jsonrpc: '2.0',
      id: 1,
      error: {
        code: -31001,
        message: 'MCIP stopped the request sampling/createMessage.',
        data: { 'dev.mcip/verdict': { decision: 'block' } },
      },
    })
  })

  it('quotes a hostile name only printable and bounded', () => {
    const name = `\u001b[31m"\n\u202e${'x'.repeat(1_000)}`
    const text = JSON.stringify(told(enforce(judged(callOf(name), [block]))))
    expect(text).toMatch(/the call of \\"\?\[31m[^"]*\\"/)
    expect(text).not.toMatch(/[^\x20-\x7e]/)
    expect(text.length).toBeLessThan(1_200)
    const method = `a\u001b[31m ${'y'.repeat(10_000)}`
    const other = JSON.stringify(told(enforce(judged(requestOf(method), [block]))))
    expect(other).toContain('the request a??31m?yyy')
    expect(other.length).toBeLessThan(1_000)
  })

  it('is described without a name where the name is no text', () => {
    const answer = told(enforce(judged(requestOf('tools/call', { name: [] }), [block])))
    expect(JSON.stringify(answer)).toContain('MCIP blocked the request tools/call.')
  })
})

describe('a stopped notification', () => {
  it('is gone without an answer', () => {
    const action = enforce(judged(notificationOf('notifications/message', {}), [block]))
    expect(action.kind === 'reject' && action.reply(0)).toBeUndefined()
    expect(action.kind).toBe('reject')
  })
})

describe('a stopped answer', () => {
  it('gives way to one that quotes nothing of it', () => {
    const message = resultOf({ content: [{ type: 'text', text: 'IGNORE ALL' }] })
    const answers = callOf('read_file')
    const text = JSON.stringify(told(enforce(judged(message, [block], { answers }))))
    expect(text).toContain('the result of \\"read_file\\"')
    expect(text).not.toContain('IGNORE')
    expect(text).toContain('The call itself was carried out')
    expect(JSON.parse(text).result.isError).toBe(true)
  })

  it('gives way to an error for every other method, and for one that nobody asked for', () => {
    const answers = requestOf('resources/read')
    expect(told(enforce(judged(resultOf({}), [block], { answers })))).toMatchObject({
      id: 1,
      error: { message: expect.stringMatching(/the answer to resources\/read\. a finding\./) },
    })
    const stray = told(enforce(judged(resultOf({}, 'forged'), [block])))
    expect(stray).toMatchObject({
      id: 'forged',
      error: { message: expect.stringContaining('an answer') },
    })
  })

  it('of the host gives way to an error, also when it answers something called tools/call', () => {
    const input = judged(resultOf({}), [block], { from: 'host', answers: callOf('x') })
    expect(told(enforce(input))).toMatchObject({ error: { code: -31001 } })
  })

  it('is the result of a call where the server answers one, well or badly', () => {
    const answers = callOf('x')
    const of = (message: Parameters<typeof isCallResult>[0]['message'], from: 'host' | 'server') =>
      isCallResult({ message, from, answers })
    expect([of(resultOf({}), 'server'), of(errorOf({ code: 1 }), 'server')]).toEqual([true, true])
    expect([of(resultOf({}), 'host'), of(callOf('x'), 'server')]).toEqual([false, false])
    const read = { message: resultOf({}), from: 'server', answers: requestOf('y') } as const
    expect(isCallResult(read)).toBe(false)
  })

  it('without an id is gone', () => {
    const action = enforce(judged(errorOf({ code: 1 }, null), [block]))
    expect(action.kind).toBe('reject')
    expect(action.kind === 'reject' && action.reply(0)).toBeUndefined()
  })
})

describe('a list with findings', () => {
  const edit = (action: Action) => {
    if (action.kind !== 'replace' || !('edit' in action)) throw new Error(action.kind)
    return action.edit(7)
  }

  it('goes on without the tools that they point at', () => {
    const { remove, set } = edit(enforce(judged(list, [at('/result/tools/1/description')])))
    expect(remove).toEqual(['/result/tools/1'])
    expect(JSON.parse(set[0]?.json ?? '')).toMatchObject({
      decision: 'block',
      flows: [7],
      withheld: ['b'],
    })
  })

  it('goes on without tools that only a note points at', () => {
    const note = { decision: 'allow', ...at('/result/tools/0') } as const
    expect(edit(enforce(judged(list, [note, at('/result/tools/1')]))).remove).toEqual([
      '/result/tools/1',
    ])
  })

  it('goes on without a tool of which a part would be redacted, too', () => {
    const redact = { decision: 'redact', ...at('/result/tools/0/name') } as const
    expect(edit(enforce(judged(list, [redact, at('/result/tools/1')]))).remove).toEqual([
      '/result/tools/0',
      '/result/tools/1',
    ])
  })

  it('is stopped whole when something outside the tools is to be stopped or redacted', () => {
    const elsewhere = at('/result/_meta/x')
    for (const decision of ['block', 'ask', 'redact'] as const) {
      const action = enforce(judged(list, [at('/result/tools/1'), { decision, ...elsewhere }]))
      expect(told(action)).toMatchObject({ error: { code: -31001 } })
    }
  })

  it('is stopped whole when the findings point nowhere', () => {
    expect(told(enforce(judged(list, [block])))).toMatchObject({ error: {} })
  })

  it('is stopped whole when the verdict blocks and no finding says why', () => {
    const input = judged(list)
    const verdict = { ...input.verdict, decision: 'block' as const }
    expect(told(enforce({ ...input, verdict }))).toMatchObject({ error: {} })
  })
})

describe('a message to redact', () => {
  const message = resultOf({ content: [{ type: 'text', text: 'abc' }], _meta: { 'dev.mcip/x': 1 } })
  const place = at('/result/content/0/text')

  it('goes on without the passages and the keys of the guard', () => {
    const action = enforce(judged(message, [{ decision: 'redact', ...place }]))
    expect(action.kind === 'replace' && 'edit' in action ? action.edit(0) : action).toEqual({
      remove: ['/result/_meta/dev.mcip~1x'],
      set: [{ pointer: '/result/content/0/text', json: '"[taken out by MCIP]"' }],
    })
  })

  it('is stopped where nothing can be taken out', () => {
    expect(told(enforce(judged(message, [{ decision: 'redact' }])))).toMatchObject({ error: {} })
  })
})

describe('a mode', () => {
  it('of observing lets everything on', () => {
    for (const decision of ['redact', 'ask', 'block'] as const) {
      const input = judged(callOf('a'), [{ decision }], { mode: 'observe' })
      expect(enforce(input)).toEqual({ kind: 'forward' })
    }
  })

  it('of asking holds back what would be blocked, with nobody to ask', () => {
    const answer = told(enforce(judged(requestOf('x'), [block], { mode: 'ask' })))
    expect(answer).toMatchObject({
      error: { code: -31002, message: expect.stringContaining('a person must decide') },
    })
    const withheld = enforce(judged(list, [at('/result/tools/1')], { mode: 'ask' }))
    expect(withheld.kind).toBe('replace')
  })
})

describe('stop', () => {
  it('tells that it was the batch', () => {
    const answer = told(
      stop(judged(callOf('a'), [{ decision: 'allow', text: 'mere note.' }]), 'block', 'batch'),
    )
    const text = JSON.stringify(answer)
    expect(text).toContain('Another message of the same batch is not allowed.')
    expect(text).not.toContain('itself. mere note')
    expect(answer).toMatchObject({
      result: { _meta: { 'dev.mcip/verdict': { decision: 'block' } } },
    })
  })
})
