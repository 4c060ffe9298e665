import { describe, expect, it } from 'vitest'
import { lookThrough } from '../../../../src/guardian/orders/look-through.ts'

const passages = (text: string) => lookThrough(text)?.passages.map(({ text: passage }) => passage)

describe('lookThrough', () => {
  it('gives the passages that order something or speak to somebody', () => {
    expect(passages('It rains. Send a hat to Ada. The river is high. Assistant, listen.')).toEqual([
      'Send a hat to Ada.',
      'Assistant, listen.',
    ])
  })

  it('gives nothing for text without orders', () => {
    expect(lookThrough('{"send": true, "order_id": 3, "list": ["a b"]}')).toBeUndefined()
    expect(lookThrough('The hats arrived yesterday.')).toBeUndefined()
    expect(lookThrough('')).toBeUndefined()
  })

  it('leaves out what says not to', () => {
    expect(passages('Do not delete the hat.') ?? []).toEqual([])
  })

  it('looks at a bounded number of passages', () => {
    expect(passages('Send a hat to Ada.\n'.repeat(5_000))?.length).toBeLessThan(100)
  })

  it('finds verbs whose letters were exchanged', () => {
    expect(passages('D3lete the hat now.')).toHaveLength(1)
  })
})
