import { describe, expect, it } from 'vitest'
import {
  isInWords,
  placeInContent,
  type ValuePlace,
} from '../../../../../src/guardian/rules/wrong-function-intent-injection/place-in-content.ts'
import type { JsonValue } from '../../../../../src/mcp/json.ts'
import { calling, remembered, text } from '../../delegation/played.ts'

/** Where content has the one argument of a call, and whether in words. */
function found(returns: JsonValue, value: JsonValue): [ValuePlace | undefined, boolean] {
  const past = remembered('Hello', [{ name: 'get_note', returns }])
  const input = calling(past, 'set_value', { value })
  const [origin] = input.origins
  const place = origin === undefined ? undefined : placeInContent(input, origin)
  return [place, place !== undefined && isInWords(input, place)]
}

describe('the place of a value in content', () => {
  it('is that of a sentence with it, and of a field that is it', () => {
    const [sentence, isWords] = found(text('The dose is R-5521 for Ida.'), 'R-5521')
    expect([sentence?.pointer, isWords]).toEqual(['/content/0/text', true])
    const [field, isField] = found({ id: 'R-5521' }, 'R-5521')
    expect([field?.pointer, isField]).toEqual(['/id', false])
  })
  it('is found for a short number that stands by itself, and not within a longer one', () => {
    expect(found(text('We set it to 42 today.'), 42)[0]?.span).toEqual([13, 15])
    expect(found(text('We set it to 1.42 today.'), 42)[0]).toBeUndefined()
    expect(found(text('We set it to 421 today.'), 42)[0]).toBeUndefined()
  })
  it('is none of what says too little, and of what content does not hold', () => {
    expect(found(text('Take a 5 or so.'), 5)[0]).toBeUndefined()
    expect(found(text('It is true.'), true)[0]).toBeUndefined()
    expect(found(text('Nothing here.'), 'R-5521')[0]).toBeUndefined()
  })
  it('takes signs of a pattern in a value as what they are', () => {
    expect(found(text('Use (a+)+$ here.'), '(a+)+$')[0]?.span).toEqual([4, 10])
  })
})
