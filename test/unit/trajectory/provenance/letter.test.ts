import { describe, expect, it } from 'vitest'
import { letterOf } from '../../../../src/trajectory/provenance/letter.ts'

const kind = (text: string): string => letterOf(text.charCodeAt(0))

describe('letterOf', () => {
  it('tells letters and digits of ASCII from marks', () => {
    expect([...'aZ'].map(kind)).toEqual(['letter', 'letter'])
    expect([...'09'].map(kind)).toEqual(['digit', 'digit'])
    expect([...' _-@.\n~'].every((mark) => kind(mark) === 'none')).toBe(true)
  })

  it('takes letters of other alphabets, and letters that are only another form', () => {
    for (const letter of ['é', 'ß', 'ж', 'ש', 'ａ', '４', '①', '\ud835']) {
      expect(kind(letter)).toBe('letter')
    }
  })

  it('takes each letter of a script without spaces by itself', () => {
    for (const letter of ['東', 'ア', '서', 'ไ']) expect(kind(letter)).toBe('unspaced')
  })

  it('knows characters that nobody sees', () => {
    for (const hidden of ['\u200b', '\u00ad', '\u2060', '\ufeff', '\u202e']) {
      expect(kind(hidden)).toBe('hidden')
    }
  })

  it('takes punctuation, symbols and private characters for none', () => {
    for (const mark of ['«', '…', '→', '×', '。', '，', '\ue000']) expect(kind(mark)).toBe('none')
  })
})
