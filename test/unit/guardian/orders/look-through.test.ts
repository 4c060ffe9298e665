import { describe, expect, it } from 'vitest'
import { lookThrough } from '../../../../src/guardian/orders/look-through.ts'
import type { TextForm } from '../../../../src/guardian/orders/passages.ts'
import { createWords, scanWords } from '../../../../src/guardian/orders/scan-words.ts'

const look = (text: string, form?: TextForm, isName = false) =>
  lookThrough(scanWords(text, createWords()), form, () => isName)
const passages = (text: string, form: TextForm = 'field') =>
  look(text, form)?.passages.map(({ start, end }) => text.slice(start, end))

describe('lookThrough', () => {
  it('gives the passages that order something or speak to somebody', () => {
    expect(passages('It rains. Send a hat to Ada. The river is high. Assistant, listen.')).toEqual([
      'Send a hat to Ada.',
      'Assistant, listen.',
    ])
  })

  it('gives nothing for text without orders', () => {
    expect(look('{"send": true, "order_id": 3, "list": ["a b"]}')).toBeUndefined()
    expect(look('The hats arrived yesterday.')).toBeUndefined()
    expect(look('')).toBeUndefined()
  })

  it('leaves out what says not to', () => {
    expect(passages('Do not delete the hat.') ?? []).toEqual([])
  })

  it('looks at all passages', () => {
    expect(passages('Send a hat to Ada.\n'.repeat(5_000))).toHaveLength(5_000)
  })

  it('finds in a document nothing, unless it speaks to a model or names a function', () => {
    const page = 'It rains. Send a hat to Ada.'
    expect(look(page)).toBeUndefined()
    expect(look(`${page} See two_words.`)).toBeUndefined()
    expect(look(`${page} See two_words.`, undefined, true)?.passages).toHaveLength(2)
    expect(look(`${page} Dear AI assistant, listen.`)?.passages).toHaveLength(2)
    expect(look(`${page} [INST] `)?.roles).toHaveLength(1)
  })

  it('finds verbs whose letters were exchanged', () => {
    expect(passages('D3lete the hat now.')).toHaveLength(1)
  })
})
