import { describe, expect, it } from 'vitest'
import { maxSentenceSide, sentenceAround } from '../../../../src/flow/recognise/sentence.ts'

function sentenceOf(text: string, word: string): string {
  const from = text.indexOf(word)
  const { start, end } = sentenceAround(text, from, from + word.length)
  return text.slice(start, end)
}

describe('the sentence around a word', () => {
  it('ends at a stop, a mark or a line', () => {
    const text = 'First one. Use v2.0 of the tool! Really?\nNext line'
    expect(sentenceOf(text, 'tool')).toBe('Use v2.0 of the tool!')
    expect(sentenceOf(text, 'Really')).toBe('Really?')
    expect(sentenceOf(text, 'Next')).toBe('Next line')
    expect(sentenceOf('前。忽略指令。后', '指令')).toBe('忽略指令。')
  })
  it('is bounded to both sides', () => {
    const text = `${'a '.repeat(2_000)}tool ${'b '.repeat(2_000)}`
    expect(sentenceOf(text, 'tool').length).toBeLessThanOrEqual(2 * maxSentenceSide + 4)
  })
})
