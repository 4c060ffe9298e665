import { expect, it } from 'vitest'
import { unitAt } from '../../../src/mcp/unit-at.ts'

/** One text in each form that V8 keeps strings in. */
function textsOf(text: string): readonly string[] {
  const joined = ['head of it, ', text, ', tail of it'].join('')
  const key = Object.keys(JSON.parse(JSON.stringify({ [text]: 1 })) as object)[0] ?? ''
  return [text, joined.slice(12, 12 + text.length), ` ${text}`.slice(1), key]
}

it('gives what charCodeAt gives, whatever form the text is kept in', () => {
  for (const text of [
    'a line of more than a few letters',
    'ein Weg über die Straße 道 \u{1f600}',
    '',
  ]) {
    for (const one of textsOf(text)) {
      for (let index = -1; index <= text.length; index++) {
        expect(unitAt(one, index)).toBe(text.charCodeAt(index))
      }
    }
  }
})
