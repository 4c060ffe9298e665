import { describe, expect, it } from 'vitest'
import { maxSearched, recognisedIn, searchedText } from '../../../src/flow/leaf-text.ts'
import type { Leaf } from '../../../src/flow/leaves.ts'

describe('the text of a leaf', () => {
  it('is searched once, whoever asks', () => {
    const leaf: Leaf = { field: 'to', value: 'jo@example.org' }
    const found = recognisedIn(leaf)
    expect(found?.spans).toEqual([{ type: 'email-address', start: 0, end: 14 }])
    expect(recognisedIn(leaf)).toBe(found)
  })

  it('is nothing where the value is no text', () => {
    expect(recognisedIn({ field: 'n', value: 7 })).toBeUndefined()
  })

  it('is searched up to a bound', () => {
    const text = `${'word '.repeat(4_000)}jo@example.org`
    expect(searchedText(text)).toHaveLength(maxSearched)
    expect(searchedText('short')).toBe('short')
    const types = recognisedIn({ field: '', value: text })?.spans.map(({ type }) => type)
    expect(types).not.toContain('email-address')
  })
})
