import { describe, expect, it } from 'vitest'
import { wordBefore, wordBehind } from '../../../../src/flow/recognise/neighbours.ts'

describe('the words beside a place', () => {
  const text = 'My Élan, or none'
  it('are read in lower case with their places', () => {
    expect(wordBehind(text, 2)).toEqual({ text: 'élan', start: 3, end: 7 })
    expect(wordBefore(text, 9)).toEqual({ text: 'élan', start: 3, end: 7 })
  })
  it('are none at the ends and beyond a wide gap', () => {
    expect(wordBefore(text, 0)).toBeUndefined()
    expect(wordBehind(text, text.length)).toBeUndefined()
    expect(wordBehind('a        b', 1)).toBeUndefined()
  })
  it('are parted by apostrophes of both kinds', () => {
    expect(wordBehind('Anna’s', 4)?.text).toBe('s')
    expect(wordBehind("Anna's", 4)?.text).toBe('s')
  })
  it('are none where they are too long', () => {
    expect(wordBehind('a'.repeat(100), 0)).toBeUndefined()
  })
})
