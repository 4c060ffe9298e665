import { describe, expect, it } from 'vitest'
import { textsOf } from '../../../../src/guardian/orders/texts-of.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import { errorOf, notificationOf, requestOf, resultOf } from '../../../message.ts'

const text = 'It rains in Ghent.'
const more = 'It snows in Turku.'
const read = (method: string, result: JsonObject) =>
  textsOf(resultOf(result), requestOf(method, {}), false).map(
    ({ pointer, sort }) => `${pointer} ${sort}`,
  )

describe('textsOf', () => {
  it('reads results, and structured content that is not sent as text too', () => {
    expect(
      read('tools/call', {
        content: [
          { type: 'text', text },
          { type: 'resource_link', uri: 'a:b', description: more },
        ],
        structuredContent: { a: text, b: `${more} Again.`, c: 'word', d: [1] },
      }),
    ).toEqual([
      '/result/content/0/text content',
      '/result/content/1/description content',
      '/result/structuredContent/b content',
    ])
  })

  it('names the fields of structured content', () => {
    const texts = textsOf(
      resultOf({ content: [], structuredContent: { note: [text] } }),
      requestOf('tools/call', {}),
      false,
    )
    expect(texts[0]?.field).toBe('0')
  })

  it('reads prompts, completions and tasks', () => {
    expect(
      read('prompts/get', { messages: [{ role: 'user', content: { type: 'text', text } }] }),
    ).toEqual(['/result/messages/0/content/text prompt'])
    expect(read('completion/complete', { completion: { values: [text] } })).toEqual([
      '/result/completion/values/0 content',
    ])
    expect(
      read('tasks/get', {
        statusMessage: text,
        result: { content: [{ type: 'text', text: more }] },
        error: { code: 1, message: more, data: { hint: `${more} Again.` } },
      }),
    ).toEqual([
      '/result/statusMessage program',
      '/result/result/content/0/text content',
      '/result/error/message program',
      '/result/error/data/hint program',
    ])
  })

  it('reads what a server asks for, in a request or in a result', () => {
    const sampling = {
      systemPrompt: text,
      messages: [{ role: 'user', content: { type: 'text', text: more } }],
    }
    const asked = textsOf(requestOf('sampling/createMessage', sampling), undefined, false)
    expect(asked.map(({ sort }) => sort)).toEqual(['prompt', 'prompt'])
    expect(
      read('tools/call', {
        inputRequests: { q: { method: 'elicitation/create', params: { message: text } } },
      }),
    ).toEqual(['/result/inputRequests/q/params/message content'])
  })

  it('reads errors, logs and progress', () => {
    const error = textsOf(errorOf({ code: 1, message: text, data: [more] }), undefined, false)
    expect(error.map(({ pointer }) => pointer)).toEqual(['/error/message', '/error/data/0'])
    for (const [method, params] of [
      ['notifications/message', { level: 'info', data: { a: text } }],
      ['notifications/message', { level: 'info', data: text }],
      ['notifications/progress', { progressToken: 1, progress: 1, message: text }],
    ] as const)
      expect(textsOf(notificationOf(method, params), undefined, false)).toHaveLength(1)
  })

  it('leaves lists of tools to those who judge definitions', () => {
    expect(textsOf(resultOf({ tools: [{ name: text }] }), undefined, true)).toEqual([])
  })

  it('reads thousands of texts', () => {
    const structuredContent = { rows: Array.from({ length: 3_000 }, (_, at) => `row ${at} of it`) }
    expect(textsOf(resultOf({ content: [], structuredContent }), undefined, false)).toHaveLength(
      3_000,
    )
  })
})
