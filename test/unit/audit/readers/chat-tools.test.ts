import { describe, expect, it } from 'vitest'
import { chatTools, writtenTool } from '../../../../src/audit/readers/chat-tools.ts'

const schema = { type: 'object', properties: { city: { type: 'string' } } }

describe('chatTools', () => {
  it('gives one and the same list for the same tools, and another for others', () => {
    const record = (description: string) => ({ tools: [{ name: 'pier', description }] })
    const first = chatTools(record('Finds a pier.'), 'openai-chat')
    expect(chatTools(record('Finds a pier.'), 'openai-chat')).toBe(first)
    expect(chatTools(record('Books a pier.'), 'openai-chat')).not.toEqual(first)
    expect(chatTools({ functions: record('Finds a pier.').tools }, 'openai-chat')).toEqual([
      { name: 'pier', description: 'Finds a pier.', pointer: '/functions/0' },
    ])
    // Pushed out in between: it is read again.
    for (let index = 0; index < 40; index++) chatTools(record(`No. ${index}`), 'openai-chat')
    expect(chatTools(record('Finds a pier.'), 'openai-chat')).toEqual(first)
  })

  it('reads definitions that are wrapped, bare, or of the time before tools', () => {
    const bare = { name: 'b', description: 'B.', parameters: schema }
    const record = {
      tools: [{ type: 'function', function: { name: 'a', parameters: schema } }, bare],
      functions: [{ name: 'c', inputSchema: schema }],
    }
    expect(chatTools(record, 'openai-chat')).toEqual([
      { name: 'a', inputSchema: schema, pointer: '/tools/0/function' },
      { name: 'b', description: 'B.', inputSchema: schema, pointer: '/tools/1' },
      { name: 'c', inputSchema: schema, schemaName: 'inputSchema', pointer: '/functions/0' },
    ])
  })

  it('reads a list that stands as JSON text, tools of the provider and custom tools', () => {
    expect(chatTools({ tools: '[{"name": "a"}]' }, 'toolace')).toEqual([
      { name: 'a', pointer: '/tools/0' },
    ])
    const tools = [{ type: 'web_search' }, { type: 'custom', custom: { name: 'shell' } }]
    expect(chatTools({ tools }, 'openai-chat').map(({ name }) => name)).toEqual([
      'web_search',
      'shell',
    ])
  })

  it('gives none where there are none', () => {
    for (const record of [{}, { tools: null }, { tools: [] }, { tools: '' }]) {
      expect(chatTools(record, 'openai-chat')).toEqual([])
    }
  })

  it('leaves out a schema and a description that are none', () => {
    const tools = [{ name: 'a', parameters: null, description: 7 }]
    expect(chatTools({ tools }, 'openai-chat')).toEqual([{ name: 'a', pointer: '/tools/0' }])
  })

  it('names the member that is wrong', () => {
    const read = (tools: never) => () => chatTools({ tools }, 'openai-chat')
    expect(read({ a: 1 } as never)).toThrow('`/tools`: expected a list of functions')
    expect(read('no list' as never)).toThrow('`/tools`: expected a list of functions')
    expect(read(['x'] as never)).toThrow('`/tools/0`: expected an object')
    expect(read([{ function: { name: 1 } }] as never)).toThrow('`/tools/0/function/name`')
    expect(read([{}] as never)).toThrow('`/tools/0/name`: expected the name')
  })
})

describe('writtenTool', () => {
  it('takes an object with a name and a description or a schema for a definition', () => {
    expect(writtenTool({ name: 'a', parameters: schema }, '/system')).toEqual({
      name: 'a',
      inputSchema: schema,
      pointer: '/system',
    })
    expect(writtenTool({ function: { name: 'a', description: 'A.' } }, '/s')?.name).toBe('a')
    for (const value of [null, 'a', {}, { name: 'Oslo' }, { name: 1, description: 'x' }]) {
      expect(writtenTool(value, '/s')).toBeUndefined()
    }
  })
})
