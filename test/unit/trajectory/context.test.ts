import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../src/mcp/json.ts'
import { contextOf, maxQuery } from '../../../src/trajectory/context.ts'
import { notificationOf, requestOf, resultOf } from '../../message.ts'

const carried = (context: JsonValue, method = 'tools/call') =>
  requestOf(method, { name: 'a', _meta: { 'dev.mcip/context': context } })
const read = (context: JsonValue) => contextOf(carried(context), 'host')

describe('contextOf', () => {
  it('reads all parts', () => {
    const digest = 'Ab'.repeat(32)
    expect(
      read({
        trajectory: 'task-1',
        turn: 'turn 3',
        query: 'Book a table for two.',
        queryHash: `sha256:${digest}`,
        author: 'user',
        sender: { id: 'ann', roles: ['doctor', 'admin'], authenticatedBy: 'oidc' },
        subject: 'patient 7',
        principle: 'consent',
        consent: 'form 12',
        more: 1,
      }),
    ).toEqual({
      trajectory: 'task-1',
      turn: 'turn 3',
      query: 'Book a table for two.',
      queryHash: digest.toLowerCase(),
      author: 'user',
      sender: { id: 'ann', roles: ['doctor', 'admin'], authenticatedBy: 'oidc' },
      subject: 'patient 7',
      principle: 'consent',
      consent: 'form 12',
    })
  })

  it('takes a query whose author is not named as the model’s', () => {
    expect(read({ query: 'q' })).toEqual({ query: 'q', author: 'model' })
    expect(read({ query: 'q', author: 'root' })?.author).toBe('model')
    expect(read({ query: 'q', author: 'host' })?.author).toBe('host')
  })

  it('is carried by calls, reads and prompts of the host only', () => {
    const context = { query: 'q', author: 'user' }
    for (const method of ['tools/call', 'resources/read', 'prompts/get']) {
      expect(contextOf(carried(context, method), 'host')?.query).toBe('q')
      expect(contextOf(carried(context, method), 'server')).toBeUndefined()
    }
    for (const method of ['tools/list', 'ping', 'initialize', 'sampling/createMessage']) {
      expect(contextOf(carried(context, method), 'host')).toBeUndefined()
    }
    const meta = { _meta: { 'dev.mcip/context': context } }
    expect(contextOf(notificationOf('tools/call', meta), 'host')).toBeUndefined()
    expect(contextOf(resultOf(meta), 'server')).toBeUndefined()
    expect(contextOf(resultOf(meta), 'host')).toBeUndefined()
  })

  it('leaves out parts that are no such thing, and bounds those that are', () => {
    for (const odd of [null, 7, true, [], {}, '']) {
      expect(
        read({
          trajectory: odd,
          turn: odd,
          query: odd,
          queryHash: odd,
          author: odd,
          sender: odd,
          subject: odd,
          principle: odd,
          consent: odd,
        }),
      ).toEqual({ author: 'model' })
    }
    const long = 'x'.repeat(1_000_000)
    const bounded = read({
      trajectory: long,
      turn: long,
      query: long,
      queryHash: long,
      sender: { id: long, roles: Array(1_000).fill('r'), authenticatedBy: long },
      subject: long,
      consent: long,
    })
    expect(bounded?.query).toHaveLength(maxQuery)
    expect(bounded?.sender).toEqual({ roles: Array(16).fill('r') })
    expect(bounded?.trajectory ?? bounded?.turn ?? bounded?.queryHash).toBeUndefined()
    expect(JSON.stringify(bounded).length).toBeLessThan(maxQuery + 4_096)
    expect(read({ sender: { roles: [long, 7, null] } })?.sender).toBeUndefined()
    expect(read({ trajectory: '../x' })?.trajectory).toBeUndefined()
  })

  it('is none where none was sent', () => {
    for (const odd of [null, 7, 'q', []]) expect(read(odd)).toBeUndefined()
    expect(contextOf(requestOf('tools/call'), 'host')).toBeUndefined()
    expect(contextOf(requestOf('tools/call', { _meta: [] }), 'host')).toBeUndefined()
  })

  it('reads the intent of SEP-2817 as declared by the model', () => {
    const meta = {
      'io.modelcontextprotocol/aiInvocation': {
        userIntent: 'wants a table',
        turnId: 't1',
        model: 'm',
        author: 'user',
      },
    }
    const message = requestOf('tools/call', { _meta: meta })
    expect(contextOf(message, 'host')).toEqual({
      turn: 't1',
      query: 'wants a table',
      author: 'model',
    })
    const both = requestOf('tools/call', {
      _meta: { ...meta, 'dev.mcip/context': { query: 'Book it.', author: 'user' } },
    })
    expect(contextOf(both, 'host')).toEqual({ query: 'Book it.', author: 'user' })
  })
})
