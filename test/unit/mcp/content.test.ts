import { expect, it } from 'vitest'
import { contentBlocks } from '../../../src/mcp/content.ts'

it('gives the blocks of a tool result in order, with what a model reads', () => {
  const blocks = contentBlocks({
    content: [
      { type: 'text', text: 'a' },
      { type: 'image', data: 'AA==', mimeType: 'image/png' },
      { type: 'audio', data: 'AA==', mimeType: 'audio/wav' },
      { type: 'resource', resource: { uri: 'file:///a', mimeType: 'text/plain', text: 'b' } },
      { type: 'resource_link', uri: 'file:///c', name: 'c' },
    ],
    structuredContent: { a: 1 },
  })
  expect(blocks.map(({ value: _, ...block }) => block)).toEqual([
    {
      kind: 'text',
      pointer: '/result/content/0',
      text: 'a',
      textPointer: '/result/content/0/text',
    },
    { kind: 'image', pointer: '/result/content/1', mimeType: 'image/png' },
    { kind: 'audio', pointer: '/result/content/2', mimeType: 'audio/wav' },
    {
      kind: 'resource',
      pointer: '/result/content/3',
      text: 'b',
      textPointer: '/result/content/3/resource/text',
      uri: 'file:///a',
      mimeType: 'text/plain',
    },
    { kind: 'resource_link', pointer: '/result/content/4', uri: 'file:///c' },
    { kind: 'structuredContent', pointer: '/result/structuredContent' },
  ])
})

it('gives the contents of a resource and the messages of a prompt', () => {
  expect(
    contentBlocks({
      contents: [
        { uri: 'a:b', text: 'x' },
        { uri: 'a:c', blob: 'AA==' },
      ],
    }).map(({ kind, pointer, text, textPointer, uri }) => [kind, pointer, text, textPointer, uri]),
  ).toEqual([
    ['resource', '/result/contents/0', 'x', '/result/contents/0/text', 'a:b'],
    ['resource', '/result/contents/1', undefined, undefined, 'a:c'],
  ])
  expect(
    contentBlocks(
      {
        messages: [
          { role: 'user', content: { type: 'text', text: 'x' } },
          { role: 'assistant', content: [{ type: 'text', text: 'y' }] },
        ],
      },
      '/params',
    ).map(({ pointer, text }) => [pointer, text]),
  ).toEqual([
    ['/params/messages/0/content', 'x'],
    ['/params/messages/1/content/0', 'y'],
  ])
})

it('looks into tool results, and no deeper', () => {
  const inner = { type: 'tool_result', toolUseId: '2', content: [{ type: 'text', text: 'deep' }] }
  const blocks = contentBlocks({
    role: 'user',
    content: {
      type: 'tool_result',
      toolUseId: '1',
      content: [{ type: 'text', text: 'a' }, inner],
      structuredContent: { b: 1 },
    },
  })
  expect(blocks.map(({ kind, pointer }) => [kind, pointer])).toEqual([
    ['tool_result', '/result/content'],
    ['text', '/result/content/content/0'],
    ['tool_result', '/result/content/content/1'],
    ['structuredContent', '/result/content/structuredContent'],
  ])
})

it('leaves nothing out: odd blocks are unknown', () => {
  expect(
    contentBlocks({
      content: [1, null, { type: 'video' }, { text: 'untyped' }, { type: 'text', text: 5 }],
      contents: [null],
      messages: [3, {}],
    }).map(({ kind, text }) => [kind, text]),
  ).toEqual([
    ['unknown', undefined],
    ['unknown', undefined],
    ['unknown', undefined],
    ['unknown', undefined],
    ['text', undefined],
    ['resource', undefined],
  ])
  expect(contentBlocks('text')).toEqual([])
  expect(contentBlocks({})).toEqual([])
})
