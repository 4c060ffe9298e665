import { describe, expect, it } from 'vitest'
import { definitionsWithin } from '../../../../src/audit/readers/definitions-within.ts'

const read = (text: string) => definitionsWithin(text, '/system')

describe('definitionsWithin', () => {
  it('takes objects one after another out of the prose', () => {
    const text = `You may use these functions -
{
    "name": "add",
    "description": "Adds {two} numbers [exactly].",
    "parameters": {"type": "object"}
}

{"name": "sub", "parameters": {}}`
    expect(read(text)).toEqual({
      text: 'You may use these functions -',
      tools: [
        {
          name: 'add',
          description: 'Adds {two} numbers [exactly].',
          inputSchema: { type: 'object' },
          pointer: '/system',
        },
        { name: 'sub', inputSchema: {}, pointer: '/system' },
      ],
    })
  })

  it('takes a list of functions and keeps what stands around it', () => {
    const text =
      'Here they are: [{"name": "Get It", "description": "x", "parameters": {"type": "dict"}}]. Write [f(a=1)].'
    expect(read(text)).toMatchObject({
      text: 'Here they are:\n. Write [f(a=1)].',
      tools: [{ name: 'Get It', inputSchema: { type: 'dict' } }],
    })
  })

  it('leaves JSON that defines no function in the text', () => {
    const text = 'Answer like {"city": "Oslo"} or [1, 2].'
    expect(read(text)).toEqual({ text, tools: [] })
    const mixed = '[{"name": "f", "description": "x"}, {"name": "no definition"}]'
    expect(read(mixed)).toEqual({ text: mixed, tools: [] })
  })

  it('finds definitions behind a stray bracket', () => {
    expect(read(':-{ and ] then {"name": "f", "description": "x"}').tools).toHaveLength(1)
    expect(read('} ] {"name": "f", "description": "x"}').tools).toHaveLength(1)
  })

  it('takes no longer than the text is long', () => {
    const many = 200_000
    for (const text of [
      '{'.repeat(many),
      '[{"'.repeat(many),
      '{}'.repeat(many),
      '"'.repeat(many),
    ]) {
      expect(read(text).tools).toEqual([])
    }
  })
})
