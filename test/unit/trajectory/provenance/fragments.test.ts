import { describe, expect, it } from 'vitest'
import {
  fragmentOf,
  joinedOf,
  shortOf,
  wordsWithin,
} from '../../../../src/trajectory/provenance/fragments.ts'
import { tokensOf } from '../../../../src/trajectory/provenance/token.ts'
import { asked, indexOf, returned, said } from './index-of.ts'

const index = indexOf(
  returned(1, ['the token is tok9f8e7d6c5b4a3210 for now', 'Margaret Holloway']),
)

describe('fragmentOf', () => {
  it('finds a part of a longer word', () => {
    const piece = fragmentOf('9f8e7d6c', asked, index)
    expect(piece?.matches[0]).toMatchObject({ pointer: '/0', span: [16, 24], by: ['part'] })
  })

  it('does not believe short parts, or parts of plain words', () => {
    expect(fragmentOf('f8e7', asked, index)).toBeUndefined()
    expect(fragmentOf('argaret', asked, index)).toBeUndefined()
    expect(fragmentOf('9f8e7d6c5b4a99', asked, index)).toBeUndefined()
    expect(fragmentOf('the token is t', asked, index)).toBeUndefined()
  })
})

describe('wordsWithin', () => {
  it('takes apart what is written together', () => {
    const { text, starts, ends } = wordsWithin(tokensOf('JohnSmith order1234')) ?? tokensOf('')
    expect(starts.map((start, at) => text.slice(start, ends[at]))).toEqual([
      'John',
      'Smith',
      'order',
      '1234',
    ])
    expect(wordsWithin(tokensOf('john smith'))).toBeUndefined()
  })
})

describe('joinedOf', () => {
  it('finds two words that were written together', () => {
    const piece = joinedOf(tokensOf('margaretholloway'), asked, index)
    expect(piece?.matches[0]).toMatchObject({ pointer: '/1', by: ['joined'] })
  })

  it('finds no words that stand apart, and no several words', () => {
    expect(joinedOf(tokensOf('tokenmargaret'), asked, index)).toBeUndefined()
    expect(joinedOf(tokensOf('margaret holloway'), asked, index)).toBeUndefined()
    expect(joinedOf(tokensOf('x'.repeat(65)), asked, index)).toBeUndefined()
  })
})

describe('shortOf', () => {
  it('finds a word that the user wrote out', () => {
    const user = indexOf(said(0, 'a decaffeinated mocha'), returned(1, ['vanillas']))
    expect(shortOf('decaf', asked, user)?.matches[0]).toMatchObject({ flow: 0, by: ['short'] })
    expect(shortOf('vanil', asked, user)).toBeUndefined()
    expect(shortOf('deca', asked, user)).toBeUndefined()
    expect(shortOf('caffein', asked, user)).toBeUndefined()
  })
})
