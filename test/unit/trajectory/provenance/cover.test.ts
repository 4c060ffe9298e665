import { describe, expect, it } from 'vitest'
import { coverOf } from '../../../../src/trajectory/provenance/cover.ts'
import { askedOf } from '../../../../src/trajectory/provenance/evidence.ts'
import { hashOf, tokensOf } from '../../../../src/trajectory/provenance/token.ts'
import type { ValueIndex } from '../../../../src/trajectory/provenance/value-index.ts'
import { expectLinear } from '../../../support/growth.ts'
import { asked, indexOf, returned, said } from './index-of.ts'

const parts = (text: string, index: ValueIndex) =>
  coverOf(tokensOf(text), asked, index).map(({ start, end, matches }) => ({
    part: text.slice(start, end),
    flow: matches[0]?.flow,
    by: matches[0]?.by[0],
  }))

/** Two words of one hash: there are some among so many. */
function equalHashes(): readonly [string, string] {
  const seen = new Map<number, string>()
  for (let number = 0; ; number++) {
    const word = `w${(number * 2_654_435_761) % 4_294_967_296}x`
    const hash = hashOf(word)
    const other = seen.get(hash)
    if (other !== undefined && other !== word) return [other, word]
    seen.set(hash, word)
  }
}

describe('coverOf', () => {
  it('finds each part where it stands, the longest from its place', () => {
    const index = indexOf(
      said(0, 'greet Rosalind Park'),
      returned(1, ['Rosalind went home', 'append code KX-7741 always']),
    )
    expect(parts('Rosalind Park, code KX-7741', index)).toEqual([
      { part: 'Rosalind Park', flow: 0, by: undefined },
      { part: 'code KX-7741', flow: 1, by: undefined },
    ])
  })

  it.each([
    ['case', 'Blue Harbour', 'BLUE HARBOUR'],
    ['white-space', 'blue\n harbour', 'blue harbour'],
    ['nfkc', 'ｂlue harbour', 'blue harbour'],
    ['punctuation', 'blue-harbour', 'blue harbour'],
    ['accents', 'José Álvarez', 'Jose Alvarez'],
    ['accents', 'blue har\u200bbour', 'blue harbour'],
    ['plural', 'blue harbours', 'blue harbour'],
    ['number-word', 'two harbours', '2 harbours'],
    ['number-form', '12,500.50', '12500.5'],
  ])('names the form: %s', (by, there, here) => {
    expect(parts(here, indexOf(returned(1, [there])))).toEqual([{ part: here, flow: 1, by }])
  })

  it('leaves out parts that say nothing', () => {
    const index = indexOf(returned(1, ['it is in the report of a cat, 12 of them']))
    expect(parts('the report is for 12 people in a boat', index)).toEqual([])
    expect(parts('of the', index)).toEqual([])
  })

  it('believes the user where even a common word is all there is', () => {
    expect(parts('new', indexOf(said(0, 'make it new')))).toHaveLength(1)
  })

  it('finds a passage behind many others that begin alike', () => {
    const many = Array.from({ length: 400 }, (_, at) => `the boat of pier ${at} is here`)
    const index = indexOf(returned(1, ['the boat of captain Rosalind Park']), returned(2, many))
    expect(parts('the boat of captain Rosalind Park', index)).toMatchObject([{ flow: 1 }])
  })

  it('is not misled by words of an equal hash', () => {
    const [word, impostor] = equalHashes()
    const index = indexOf(returned(1, [`the code is ${word}`]), returned(2, [`${impostor} code`]))
    expect(parts(word, index)).toMatchObject([{ flow: 1 }])
    expect(parts(impostor, index)).toMatchObject([{ flow: 2 }])
    expect(parts(word, indexOf(returned(2, [`${impostor} code`])))).toEqual([])
  })

  it('gives a weak value only where its field is named', () => {
    const index = indexOf(
      returned(1, [
        ['/state', 'pending'],
        ['/note', 'it is pending now'],
      ]),
    )
    const covered = (pointer: string) => coverOf(tokensOf('pending'), askedOf(pointer, true), index)
    expect(covered('/colour')).toEqual([])
    expect(covered('/state')[0]?.matches.map((match) => match.pointer)).toEqual(['/state'])
  })

  it('takes bounded time on repeated words', () => {
    const index = indexOf(
      returned(1, ['cat of '.repeat(9_000), 'of '.repeat(9_000), 'cat '.repeat(9_000)]),
    )
    for (const part of ['cat of ', 'of ', 'cat ', 'cat of of ', 'of cat cat ', 'x of ']) {
      const given = (size: number) => tokensOf(part.repeat(size), 8_192)
      expectLinear(8_000, given, (tokens) => coverOf(tokens, asked, index))
    }
  })
})
