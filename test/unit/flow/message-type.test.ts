import { describe, expect, it } from 'vitest'
import { messageTypes } from '../../../src/flow/flow.ts'
import { messageTypeOf, movesNothing } from '../../../src/flow/message-type.ts'
import { methods } from '../../../src/mcp/methods.ts'

describe('messageTypeOf', () => {
  it('tells a call from its return, and a task from what it returns', () => {
    expect(messageTypeOf('tools/call', false)).toBe('function-request')
    expect(messageTypeOf('tools/call', true)).toBe('function-return')
    expect(messageTypeOf('tasks/result', false)).toBe('task')
    expect(messageTypeOf('tasks/result', true)).toBe('function-return')
  })

  it('knows every method of every revision', () => {
    const known: readonly string[] = messageTypes
    for (const { name } of methods.filter((method) => method.name !== 'ping')) {
      expect([name, known.includes(messageTypeOf(name, false))]).toEqual([name, true])
      expect([name, known.includes(messageTypeOf(name, true))]).toEqual([name, true])
    }
  })

  it('gives an unknown method an extension of its own', () => {
    expect(messageTypeOf('vendor/Do.Thing', false)).toBe('x-vendor-do-thing')
    expect(messageTypeOf('Tools/Call', false)).toBe('x-tools-call')
  })

  it('bounds and cleans the name of a hostile method', () => {
    expect(messageTypeOf(`a${'\u0000/'.repeat(5_000)}`, false)).toBe('x-a')
    expect(messageTypeOf('b'.repeat(10_000), false)).toBe(`x-${'b'.repeat(62)}`)
    expect(messageTypeOf('', false)).toBe('x-unnamed')
    expect(messageTypeOf('\u001b[31m', true)).toBe('x-31m')
  })

  it('takes names of the prototype for unknown methods', () => {
    expect(messageTypeOf('constructor', false)).toBe('x-constructor')
    expect(messageTypeOf('__proto__', false)).toBe('x-proto')
  })
})

describe('movesNothing', () => {
  it('holds for a ping and its empty answer', () => {
    expect(movesNothing('ping', undefined)).toBe(true)
    expect(movesNothing('ping', {})).toBe(true)
    expect(movesNothing('ping', { _meta: { progressToken: 1 } })).toBe(true)
  })

  it('does not hold for a ping that carries something', () => {
    expect(movesNothing('ping', { text: 'secret' })).toBe(false)
    expect(movesNothing('ping', 'secret')).toBe(false)
    expect(movesNothing('ping', ['secret'])).toBe(false)
    expect(movesNothing('ping', null)).toBe(false)
  })

  it('holds for no other method', () => {
    expect(movesNothing('tools/list', undefined)).toBe(false)
    expect(movesNothing('PING', undefined)).toBe(false)
  })
})
