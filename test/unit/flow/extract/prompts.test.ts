import { describe, expect, it } from 'vitest'
import { promptListPart, promptPart } from '../../../../src/flow/extract/prompts.ts'
import { answering, asking } from './input-of.ts'

describe('promptListPart', () => {
  it('is the prompts on offer', () => {
    const prompts = [{ name: 'daily' }]
    expect(promptListPart(answering('prompts/list', { prompts })).content).toBe(prompts)
  })
})

describe('promptPart', () => {
  it('moves the arguments to the prompt', () => {
    const params = { name: 'daily', arguments: { day: 'Monday' } }
    expect(promptPart(asking('prompts/get', params))).toEqual({
      content: { day: 'Monday' },
      unit: 'prompt:daily',
    })
    expect(promptPart(asking('prompts/get')).content).toEqual({})
  })

  it('moves the messages back', () => {
    const messages = [{ role: 'user', content: { type: 'text', text: 'Review Monday.' } }]
    const result = { resultType: 'complete', description: 'Review', messages, _meta: {} }
    expect(promptPart(answering('prompts/get', result, { name: 'daily' }))).toEqual({
      content: { description: 'Review', messages },
      unit: 'prompt:daily',
    })
  })

  it('lets the resources in it speak for themselves', () => {
    const resource = { uri: 'a:1', text: 'x' }
    const messages = [
      { role: 'user', content: { type: 'resource', resource } },
      { role: 'user', content: [{ type: 'resource_link', uri: 'a:2', name: 'two' }] },
    ]
    const part = promptPart(answering('prompts/get', { messages }, { name: 'daily' }))
    expect(part.extra?.map(({ message, unit }) => [message, unit])).toEqual([
      ['resource', 'resource:a:1'],
      ['resource-list', undefined],
    ])
    expect(JSON.stringify(part.content)).not.toContain('two')
  })

  it('survives whatever stands in place of messages', () => {
    for (const messages of [null, 'x', [null, 7, {}, { content: null }]]) {
      expect(promptPart(answering('prompts/get', { messages })).content).toEqual({ messages })
    }
    expect(promptPart(answering('prompts/get', 'x')).content).toBe('x')
  })
})
