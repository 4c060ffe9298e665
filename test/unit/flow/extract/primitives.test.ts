import { describe, expect, it } from 'vitest'
import { partOf } from '../../../../src/flow/extract/primitives.ts'
import { methods } from '../../../../src/mcp/methods.ts'
import { answering, asking, inputOf } from './input-of.ts'

describe('partOf', () => {
  it('knows every method of every revision: none of their notes moves', () => {
    const mark = { _meta: { mark: 'of the protocol' } }
    const described = new Set([
      'initialize',
      'notifications/initialized',
      'server/discover',
      'ping',
    ])
    for (const { name, kind } of methods.filter((method) => !described.has(method.name))) {
      const part = partOf(asking(name, mark, { kind }))
      expect([name, JSON.stringify(part)]).toEqual([name, expect.not.stringContaining('mark')])
    }
  })

  it('takes any error for one, and any other answer for that of its method', () => {
    expect(partOf(inputOf({ error: { code: 1 } })).about).toEqual(['protocol'])
    expect(partOf(answering('roots/list', { roots: [] })).about).toEqual(['file-path'])
    expect(partOf(answering('vendor/x', { roots: [] })).content).toEqual({ roots: [] })
  })

  it('takes no stray answer for a question or a task', () => {
    const stray = (result: object) =>
      partOf(inputOf({ kind: 'answer', from: 'server', result: { ...result } }))
    expect(stray({ resultType: 'input_required' })).not.toHaveProperty('message')
    expect(stray({ resultType: 'task', taskId: 't' })).not.toHaveProperty('message')
  })

  it('sees a question or a task in the answer to any method', () => {
    expect(partOf(answering('prompts/get', { resultType: 'input_required' })).message).toBe(
      'x-input-required',
    )
    expect(partOf(answering('tools/call', { resultType: 'task', taskId: 't' })).message).toBe(
      'task',
    )
  })

  it('sees a later round in requests that may have one only', () => {
    const params = { name: 'n', uri: 'a:1', requestState: 's' }
    for (const method of ['tools/call', 'prompts/get', 'resources/read']) {
      expect(partOf(asking(method, params)).extra).toHaveLength(1)
    }
    expect(partOf(asking('vendor/x', params))).not.toHaveProperty('extra')
    expect(partOf(asking('tools/call', params, { kind: 'notification' }))).not.toHaveProperty(
      'extra',
    )
  })

  it('takes names of the prototype for methods that nobody knows', () => {
    for (const method of ['constructor', '__proto__', 'toString']) {
      expect(partOf(asking(method, { a: 1 }))).toEqual({ content: { a: 1 } })
    }
  })
})
