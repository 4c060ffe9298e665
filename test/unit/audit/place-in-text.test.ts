import { describe, expect, it } from 'vitest'
import { placeInText } from '../../../src/audit/place-in-text.ts'

/** The span of `part` in `text`. */
function spanOf(text: string, part: string): readonly [number, number] {
  const from = text.indexOf(part)
  return [from, from + part.length]
}

describe('placeInText', () => {
  it('counts in the decoded string', () => {
    const text = ' {"a/b":[0,{"c":"\\u0041\\n-xyz-"}]}'
    expect(placeInText(text, spanOf(text, 'xyz'))).toEqual({
      pointer: '/a~1b/1/c',
      span: [3, 6],
    })
  })

  it('finds a span that is an escape itself', () => {
    const text = '["ab\\u200bcd"]'
    expect(placeInText(text, spanOf(text, '\\u200b'))).toEqual({ pointer: '/0', span: [2, 3] })
  })

  it('is undefined where the span lies in no one string', () => {
    const text = '{"key":"one","b":["two", 3]}'
    for (const part of ['key', 'one","b', '"one"', '3', ':']) {
      expect(placeInText(text, spanOf(text, part))).toBeUndefined()
    }
    expect(placeInText('["a\\u0041"]', [4, 6])).toBeUndefined()
    expect(placeInText('["a\\u0041"]', [2, 5])).toBeUndefined()
  })

  it('is undefined where the text is no JSON object or array', () => {
    for (const text of ['plain text', '"text"', '{"a":"text"', '[text]']) {
      expect(placeInText(text, spanOf(text, 'text'))).toBeUndefined()
    }
  })

  it('is linear in a long text', () => {
    const text = JSON.stringify(Array.from({ length: 50_000 }, (_, index) => `value ${index}`))
    expect(placeInText(text, spanOf(text, '49999'))?.pointer).toBe('/49999')
  })
})
