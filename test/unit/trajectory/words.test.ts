import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../../src/trajectory/words.ts'
import { expectLinear } from '../../support/growth.ts'

const joined = (text: string) => wordsIn(text).join(' ')

describe('wordsIn', () => {
  it('drops case, marks and white space', () => {
    expect(joined('  Grand  HOTEL, Oslo! ')).toBe('grand hotel oslo')
    expect(joined('short_term')).toBe(joined('Short-Term'))
  })

  it('writes compatible characters as one', () => {
    expect(joined('Ｏｓｌｏ ２')).toBe('oslo 2')
    expect(joined('ﬁne')).toBe('fine')
    expect(joined('Café')).toBe(joined('Cafe\u0301'))
  })

  it('gives numbers one spelling', () => {
    expect(joined('1,500.50')).toBe('1500.5')
    expect(joined('70.0')).toBe('70')
    expect(joined('1.75')).toBe('1.75')
    expect(joined('Two tickets')).toBe('2 tickets')
    expect(joined('2024.05.10')).toBe('2024.05.10')
    expect(joined('1,75 and 10:30')).toBe('1 75 and 10 30')
    expect(joined('70kg')).toBe('70 kg')
    expect(joined('100')).toBe('100')
  })

  it('takes each letter of a script without spaces for a word', () => {
    expect(wordsIn('서울의')).toEqual(['서', '울', '의'])
    expect(wordsIn('東京 tower')).toEqual(['東', '京', 'tower'])
  })

  it('reads no more words than it is asked for', () => {
    expect(wordsIn('a '.repeat(100_000), 3)).toEqual(['a', 'a', 'a'])
  })

  it('cuts endless words and numbers, in linear time', () => {
    for (const run of ['x', '9', '1,', '1.', '\u0301', '\ud800', '1,000']) {
      for (const word of wordsIn(run.repeat(100_000))) expect(word.length).toBeLessThanOrEqual(128)
      expectLinear(
        100_000,
        (size) => run.repeat(size),
        (text) => wordsIn(text),
      )
    }
  })
})
