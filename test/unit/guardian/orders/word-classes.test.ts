import { describe, expect, it } from 'vitest'
import {
  isAddress,
  isLeadIn,
  isModal,
  wordClasses,
} from '../../../../src/guardian/orders/word-classes.ts'

describe('wordClasses', () => {
  it('holds each word once, lower case, with all that it may be', () => {
    for (const [word, { text }] of wordClasses) {
      expect(text).toBe(word)
      expect(word).toBe(word.toLowerCase())
    }
    expect((wordClasses.get('must')?.bits ?? 0) & isModal).not.toBe(0)
    expect((wordClasses.get('please')?.bits ?? 0) & isLeadIn).not.toBe(0)
    expect((wordClasses.get('assistant')?.bits ?? 0) & isAddress).not.toBe(0)
  })

  it('holds the actions', () => {
    expect(wordClasses.get('send')?.action?.kind).toBe('send')
    expect(wordClasses.get('weather')).toBeUndefined()
  })
})
