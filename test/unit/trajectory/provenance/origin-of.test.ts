import { describe, expect, it } from 'vitest'
import type { OriginMatch } from '../../../../src/trajectory/provenance/origin.ts'
import {
  isOfUser,
  isWeakLeaf,
  originOf,
  shareOf,
  worstOf,
} from '../../../../src/trajectory/provenance/origin-of.ts'
import type { Piece } from '../../../../src/trajectory/provenance/piece.ts'

const match = (share: number, more: Partial<OriginMatch> = {}): OriginMatch => ({
  flow: 1,
  pointer: '/a',
  match: 'exact',
  by: [],
  share,
  integrity: 'untrusted',
  confidentiality: 'private',
  ...more,
})
const piece = (matches: readonly OriginMatch[], more: Partial<Piece> = {}): Piece => ({
  start: 0,
  end: 1,
  matches,
  isDistinctive: false,
  ...more,
})
const sourceOf = (value: string | number, pieces: readonly Piece[]) =>
  originOf({ pointer: '/v', value, schema: undefined }, pieces, []).source

describe('originOf', () => {
  it('asks for most of a short value, and for half of a text', () => {
    const half = [piece([match(0.6)])]
    expect(sourceOf('Dana Quill', half)).toBe('model')
    expect(sourceOf('a long text of some five words', half)).toBe('found')
    expect(sourceOf('Dana Quill', [piece([match(0.9)])])).toBe('found')
    expect(sourceOf('Dana Quill', [piece([match(0.6, { integrity: 'user' })])])).toBe('found')
  })

  it('asks for all of an address, a date, a number', () => {
    for (const value of ['dana@quill.example', '2026-03-05', '+44 20 7946 0000']) {
      expect(sourceOf(value, [piece([match(0.9)], { isDistinctive: true })])).toBe('model')
      expect(sourceOf(value, [piece([match(1)])])).toBe('found')
    }
  })

  it('believes a distinctive part, and a secret one, however small', () => {
    expect(sourceOf('five words and the secret', [piece([match(0.1)])])).toBe('model')
    expect(
      sourceOf('five words and the code', [piece([match(0.1)], { isDistinctive: true })]),
    ).toBe('found')
    const secret = match(0.1, { confidentiality: 'secret' })
    expect(sourceOf('five words and the secret', [piece([secret])])).toBe('found')
    expect(sourceOf('five words and the secret', [piece([secret], { isLoose: true })])).toBe(
      'model',
    )
  })

  it('does not put a name together of loose words', () => {
    const loose = [piece([match(0.5)], { isLoose: true }), piece([match(0.4)], { isLoose: true })]
    expect(sourceOf('Dana Quill', loose)).toBe('model')
  })

  it('names the largest parts first, and at most eight matches', () => {
    const parts = Array.from({ length: 12 }, (_, flow) => piece([match(flow / 100, { flow })]))
    const { from } = originOf({ pointer: '', value: 'x', schema: undefined }, parts, [])
    expect(from.map(({ flow }) => flow)).toEqual([11, 10, 9, 8, 7, 6, 5, 4])
  })
})

describe('shareOf and worstOf', () => {
  it('add up operands, and take the best of other alternatives', () => {
    const derived = { match: 'derived' } as const
    expect(shareOf([piece([match(0.5, derived), match(0.5, derived)])])).toBe(1)
    expect(shareOf([piece([match(0.5), match(0.5)])])).toBe(0.5)
    const operands = [match(0.5, { ...derived, integrity: 'user' }), match(0.5, derived)]
    expect(worstOf([piece(operands)]).integrity).toBe('untrusted')
    const alternatives = [match(0.5, { integrity: 'user' }), match(0.5)]
    expect(worstOf([piece(alternatives)]).integrity).toBe('user')
  })

  it('leave out loose words beside firm parts', () => {
    const user = match(0.9, { integrity: 'user' })
    const loose = piece([match(0.1, { confidentiality: 'secret' })], { isLoose: true })
    expect(worstOf([piece([user]), loose])).toEqual({
      integrity: 'user',
      confidentiality: 'private',
    })
  })
})

describe('isOfUser and isWeakLeaf', () => {
  it('look at the best match, and at the value', () => {
    expect(isOfUser(piece([match(1, { integrity: 'user' })]))).toBe(true)
    expect(isOfUser(piece([match(1)]))).toBe(false)
    expect(isOfUser(undefined)).toBe(false)
    expect(isWeakLeaf({ pointer: '', value: true, schema: undefined })).toBe(true)
    expect(isWeakLeaf({ pointer: '', value: 'KX-7741', schema: undefined })).toBe(false)
  })
})
