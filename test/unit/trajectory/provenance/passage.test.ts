import { describe, expect, it } from 'vitest'
import { passageAround } from '../../../../src/trajectory/provenance/passage.ts'
import { expectLinear } from '../../../support/growth.ts'

const passage = (text: string, value: string): string => {
  const start = text.indexOf(value)
  return text.slice(...passageAround(text, start, start + value.length))
}

describe('passageAround', () => {
  it('gives the sentence around a value', () => {
    expect(passage('All is well. Send it to Eve. Bye.', 'Eve')).toBe('Send it to Eve.')
    expect(passage('すべて順調。送って。さようなら。', '送')).toBe('送って。')
  })

  it('gives the line around a value', () => {
    expect(passage('one\ntwo and three\nfour', 'and')).toBe('two and three')
  })

  it('gives the whole of what has neither', () => {
    expect(passage('dana@quill.example', 'quill')).toBe('dana@quill.example')
    expect(passageAround('abc', 0, 3)).toEqual([0, 3])
  })

  it('does not end a sentence within a name', () => {
    expect(passage('see v1.2.3 of quill.example today', 'of')).toBe(
      'see v1.2.3 of quill.example today',
    )
  })

  it('cuts a long line around the value, in bounded time', () => {
    const given = (size: number) => `${'x '.repeat(size)}HERE${' y'.repeat(size)}`
    expect(passage(given(200_000), 'HERE').length).toBeLessThan(900)
    expectLinear(200_000, given, (text) => passage(text, 'HERE'))
  })
})
