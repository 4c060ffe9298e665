import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../../../../../src/guardian/rules/data-injection/told/sentences.ts'

const texts = (text: string) => sentencesOf(text).map((one) => one.text)

describe('sentences of a text', () => {
  it('end at a full stop, a line and the marks of other scripts', () => {
    expect(texts('The hats sell well. Are the lamps sold?\nThey are all sold')).toEqual([
      'The hats sell well.',
      'Are the lamps sold?',
      'They are all sold',
    ])
    expect(texts('彼女は来月会社を辞めるそうです。彼は昨日から病気で休んでいます。')).toHaveLength(
      2,
    )
  })
  it('do not end at a title or an initial', () => {
    expect(texts('Mr. Okafor met Dr. Lund and Johnathan H. in town.')).toHaveLength(1)
  })
  it('stand where they say', () => {
    const text = 'Hello Ada,\n\nthe hats sell well. The lamps do not.'
    for (const { text: own, start, end } of sentencesOf(text))
      expect(text.slice(start, end)).toBe(own)
  })
  it('are bounded, and none where nothing is told', () => {
    expect(texts('')).toEqual([])
    expect(texts('Ok.\nYes.')).toEqual([])
    expect(sentencesOf('The hats sell well. '.repeat(10_000)).length).toBeLessThanOrEqual(513)
    expect(sentencesOf('.'.repeat(30_000)).length).toBe(1)
  })
})
