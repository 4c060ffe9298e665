import { describe, expect, it } from 'vitest'
import { actions, createWords, scanWords } from '../../../../src/guardian/orders/scan-words.ts'
import { isModal, isNameLike, isNumber } from '../../../../src/guardian/orders/word-classes.ts'

const scan = (text: string) => scanWords(text, createWords())
const words = (text: string) => {
  const { starts, ends, count } = scan(text)
  return Array.from({ length: count }, (_, index) => text.slice(starts[index], ends[index]))
}
const kinds = (text: string) => {
  const { actionOf, count } = scan(text)
  return Array.from(actionOf.slice(0, count), (place) => actions[place - 1]?.kind)
}

describe('scanWords', () => {
  it('parts words as a reader does', () => {
    expect(words("Don't send it, we'll go!")).toEqual(["Don't", 'send', 'it', "we'll", 'go'])
    expect(words('two_words a.b 17')).toEqual(['two_words', 'a', 'b', '17'])
    expect(words("'send'")).toEqual(['send'])
    expect(words('')).toEqual([])
  })

  it('parts a line feed that a program printed from the word behind it', () => {
    expect(words('ok\\nsend')).toEqual(['ok', 'send'])
  })

  it('knows actions in any case, and with letters exchanged', () => {
    expect(kinds('Send SEND s3nd pa$$')).toEqual(['send', 'send', 'send', undefined])
    expect(kinds('sеnd überweise купи')).toEqual(['send', 'spend', 'spend'])
    expect(kinds('weather 2024')).toEqual([undefined, undefined])
  })

  it('knows classes, numbers and names', () => {
    const { bits } = scan('must 17 two_words twoWords two.words two-words plain.')
    expect((bits[0] ?? 0) & isModal).not.toBe(0)
    expect(bits[1]).toBe(isNumber)
    for (const index of [2, 3, 4, 6]) expect((bits[index] ?? 0) & isNameLike).not.toBe(0)
    expect((bits[8] ?? 0) & isNameLike).toBe(0)
  })

  it('tells of scripts without spaces and of what nobody sees', () => {
    expect(scan('请打开').hasUnspaced).toBe(true)
    expect(scan('a\u200bb').hasInvisible).toBe(true)
    expect(scan('a b')).toMatchObject({ hasUnspaced: false, hasInvisible: false })
  })

  it('starts anew with each text', () => {
    const same = createWords()
    scanWords('请 send \u200b it', same)
    expect(scanWords('a b', same)).toMatchObject({
      count: 2,
      hasUnspaced: false,
      hasInvisible: false,
      hasAction: false,
    })
  })

  it('grows with the text', () => {
    expect(scan('send it '.repeat(10_000)).count).toBe(20_000)
  })
})
