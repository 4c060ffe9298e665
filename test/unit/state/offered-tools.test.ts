import { expect, it } from 'vitest'
import { offeredTools } from '../../../src/state/offered-tools.ts'

it('keeps names, words and shapes of the tools of a list', () => {
  const tool = {
    name: 'send_mail',
    title: 'Send',
    description: 'Sends a mail.',
    inputSchema: {
      type: 'object',
      properties: { to: { type: 'string', description: 'Address', pattern: '.*' }, cc: true },
      required: ['to', 5],
      $defs: { big: 'x'.repeat(5_000) },
    },
    annotations: { readOnlyHint: true },
  }
  expect(offeredTools('mail', [tool])).toEqual([
    {
      server: 'mail',
      name: 'send_mail',
      definition: {
        name: 'send_mail',
        title: 'Send',
        description: 'Sends a mail.',
        inputSchema: {
          type: 'object',
          properties: { to: { type: 'string', description: 'Address' }, cc: {} },
          required: ['to'],
        },
      },
    },
  ])
})

it('is bounded, whatever a server lists: tools that are over the bound keep their names', () => {
  const tools = Array.from({ length: 2_000 }, (_, index) => ({
    name: `tool_${index}`,
    description: 'x'.repeat(100_000),
    inputSchema: {
      properties: Object.fromEntries(
        Array.from({ length: 500 }, (__, at) => [
          `p${at}`.repeat(100),
          { description: 'y'.repeat(999) },
        ]),
      ),
    },
  }))
  const offered = offeredTools('s', tools)
  expect(offered).toHaveLength(512)
  expect(JSON.stringify(offered).length).toBeLessThan(64 * 1_024)
  expect(offered.at(-1)).toEqual({
    server: 's',
    name: 'tool_511',
    definition: { name: 'tool_511' },
  })
})

it('leaves out what has no usable name', () => {
  expect(offeredTools('s', [{}, { name: 5 }, { name: 'x'.repeat(257) }, { name: '' }])).toEqual([
    { server: 's', name: '', definition: { name: '' } },
  ])
})

it('gives the same for what it gave, so that a list can be compared with an earlier one', () => {
  const [one] = offeredTools('s', [
    {
      name: 'a',
      description: 'd'.repeat(5_000),
      inputSchema: { properties: { b: { type: 'x' } } },
    },
  ])
  expect(offeredTools('s', one === undefined ? [] : [one.definition])).toEqual([one])
})
