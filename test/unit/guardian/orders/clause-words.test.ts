import { describe, expect, it } from 'vitest'
import {
  bitsOf,
  clauseFrom,
  isAdverb,
  isPartOfName,
  isWordUnit,
  lastOf,
  opensAt,
} from '../../../../src/guardian/orders/clause-words.ts'
import { createWords, scanWords } from '../../../../src/guardian/orders/scan-words.ts'
import { isModal, isTo } from '../../../../src/guardian/orders/word-classes.ts'

const scan = (text: string) => scanWords(text, createWords())

describe('opensAt', () => {
  it('lets a clause open behind a mark and a space, not within an address', () => {
    const text = 'Well, send it; go to a.send.example (now)'
    const words = scan(text)
    const opening = Array.from({ length: words.count }, (_, index) => index)
      .filter((index) => opensAt(words, index, 0))
      .map((index) => text.slice(words.starts[index], words.ends[index]))
    expect(opening).toEqual(['Well', 'send', 'go', 'now'])
  })
})

describe('clauseFrom', () => {
  it('goes back to where the clause opens, and not further than a clause is long', () => {
    expect(clauseFrom(scan('Well, then send it'), 2, 0)).toBe(1)
    expect(clauseFrom(scan('a '.repeat(40)), 39, 0)).toBe(27)
  })
})

describe('isPartOfName', () => {
  it('knows words of addresses, options and names', () => {
    for (const text of ['x/send', 'send@x', 'send=1', 'send.it', '-send'])
      expect(isPartOfName(scan(text), text.startsWith('x') ? 1 : 0), text).toBe(true)
    expect(isPartOfName(scan('send. It'), 0)).toBe(false)
    expect(isPartOfName(scan('ok\\nsend it'), 1)).toBe(false)
  })
})

describe('isAdverb', () => {
  it('knows adverbs by their ends', () => {
    const words = scan('quickly rápidamente rapidement send ly')
    expect([0, 1, 2, 3, 4].map((index) => isAdverb(words, index))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('bitsOf and lastOf', () => {
  it('tell what stands between two words', () => {
    const words = scan('you must go to it')
    expect(bitsOf(words, 0, 2) & isModal).not.toBe(0)
    expect(bitsOf(words, 2, 3) & isModal).toBe(0)
    expect(lastOf(words, 0, 5, isTo)).toBe(3)
    expect(lastOf(words, 0, 3, isTo)).toBe(-1)
  })
})

describe('isWordUnit', () => {
  it('takes letters, digits and the low line', () => {
    const units = 'aZ0_-. '
    const taken = [...units].filter((unit) => isWordUnit(unit.charCodeAt(0))).join('')
    expect(taken).toBe('aZ0_')
  })
})
