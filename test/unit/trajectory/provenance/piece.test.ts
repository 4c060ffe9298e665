import { describe, expect, it } from 'vitest'
import type { Observation } from '../../../../src/trajectory/observation.ts'
import { askedOf } from '../../../../src/trajectory/provenance/evidence.ts'
import {
  type Candidate,
  matchOf,
  maxMatches,
  rank,
  ranked,
} from '../../../../src/trajectory/provenance/piece.ts'
import { asked, called, returned, said } from './index-of.ts'

function candidate(observation: Observation, more: Partial<Candidate> = {}): Candidate {
  const [pointer, value] = observation.leaves[0] ?? ['', '']
  const text = String(value)
  const words = { firstWord: 0, endWord: 1, longest: text.length }
  const leaf = { observation, pointer, text, decodedBy: undefined, ...words }
  return { leaf, span: [0, text.length], match: 'exact', by: [], share: 1, ...more }
}
const flows = (candidates: readonly Candidate[], field = 'value') =>
  ranked(candidates, askedOf(`/${field}`, false)).map(({ flow }) => flow)

describe('ranked', () => {
  it("takes the user's words first, then what came in, then what was sent", () => {
    const all = [returned(1, ['a']), called(2, [['/a', 'a']]), said(3, 'a'), returned(4, ['a'])]
    expect(flows(all.map((one) => candidate(one)))).toEqual([3, 4, 1, 2])
  })

  it('takes a call for the origin of what servers only echoed', () => {
    const all = [called(1, [['/a', 'a']]), returned(2, ['a']), called(3, [['/a', 'a']])]
    expect(flows(all.map((one) => candidate(one)))).toEqual([1, 2, 3])
  })

  it('prefers the closest match, the same field, the whole leaf, the latest', () => {
    const near = candidate(returned(2, ['a']), { match: 'normalised', by: ['case'] })
    expect(flows([near, candidate(returned(1, ['a']))])).toEqual([1, 2])
    const named = candidate(returned(1, [['/owner', 'ab']]), { span: [0, 1] })
    expect(flows([candidate(returned(2, ['ab'])), named], 'owner')).toEqual([1, 2])
    expect(
      flows([candidate(returned(2, ['ab']), { span: [0, 1] }), candidate(returned(1, ['ab']))]),
    ).toEqual([1, 2])
  })

  it('believes of a weak value only the user and the field of its name', () => {
    const all = [returned(1, [['/a', '7']]), returned(2, [['/size', '7']]), said(3, '7')]
    const matches = ranked(
      all.map((one) => candidate(one)),
      askedOf('/size', true),
    )
    expect(matches.map(({ flow }) => flow)).toEqual([3, 2])
  })

  it('names each place once, and few of them', () => {
    const one = candidate(returned(1, ['a']))
    expect(ranked([one, { ...one }], asked)).toHaveLength(1)
    const many = Array.from({ length: 9 }, (_, flow) => candidate(returned(flow, ['a'])))
    expect(ranked(many, asked)).toHaveLength(maxMatches)
  })
})

describe('matchOf', () => {
  it('leaves the span of a whole leaf out, and keeps the passage', () => {
    const match = matchOf(candidate(returned(1, ['blue'])))
    expect(match).toMatchObject({ flow: 1, pointer: '/0', passage: [0, 4], server: 'notes' })
    expect(match.span).toBeUndefined()
    expect(matchOf(candidate(returned(1, ['blue']), { span: [1, 3] })).span).toEqual([1, 3])
  })

  it('has no places in a text that was decoded', () => {
    const given = candidate(returned(1, ['blue']))
    const leaf = { ...given.leaf, decodedBy: ['hex', 'base64'] }
    const match = matchOf({ ...given, leaf, span: [1, 2] })
    expect(match).toMatchObject({ match: 'encoded', by: ['decoded-hex', 'decoded-base64'] })
    expect([match.span, match.passage]).toEqual([undefined, undefined])
  })
})

describe('rank', () => {
  it('is worse for what is trusted less', () => {
    expect(rank('user')).toBeLessThan(rank('host'))
    expect(rank('trusted-server')).toBeLessThan(rank('untrusted'))
  })
})
