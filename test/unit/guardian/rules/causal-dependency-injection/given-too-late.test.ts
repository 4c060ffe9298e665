import { describe, expect, it } from 'vitest'
import { givenTooLate } from '../../../../../src/guardian/rules/causal-dependency-injection/given-too-late.ts'
import { expectLinear } from '../../../../support/growth.ts'
import { type Played, type PlayedCall, playedReturn } from '../../task/task-input.ts'

const answer = (text: string) => ({ content: [{ type: 'text', text }] })
const booked: PlayedCall = {
  name: 'book_hotel',
  args: { hotel_id: 'H-2291' },
  returns: answer('Booked.'),
}
const search: PlayedCall = { name: 'search_hotels', args: { city: 'Oslo' } }
const judge = (
  before: readonly PlayedCall[],
  text: string,
  played: Played = {},
  name = 'search_hotels',
) =>
  givenTooLate(
    playedReturn(
      name,
      text,
      { user: 'Book a hotel in Oslo.', before, ...played },
      { city: 'Oslo' },
    ),
  )

describe('givenTooLate', () => {
  it('notes a result with the value that an earlier call was made with', () => {
    expect(judge([booked, search], 'Fjord Hotel, id H-2291')).toMatchObject([
      {
        decision: 'allow',
        severity: 'medium',
        evidence: [{ pointer: '/result/content/0/text' }, { earlier: 1, pointer: '/hotel_id' }],
      },
    ])
  })

  it('is silent where the user or a result gave the value before', () => {
    expect(judge([booked, search], 'id H-2291', { user: 'Book H-2291 in Oslo.' })).toEqual([])
    const first = { ...search, returns: answer('Fjord Hotel, id H-2291') }
    expect(judge([first, booked, search], 'id H-2291')).toEqual([])
  })

  it('is silent for a look at what was made, a repeat, a failed call, and a part of a longer value', () => {
    const made = { ...booked, name: 'create_booking' }
    expect(judge([made, search], 'id H-2291')).toEqual([])
    expect(judge([booked, { name: 'book_hotel' }], 'id H-2291', {}, 'book_hotel')).toEqual([])
    expect(judge([{ ...booked, returns: answer('Error: not found') }, search], 'H-2291')).toEqual(
      [],
    )
    expect(judge([booked, search], 'id H-22915')).toEqual([])
  })

  it('is silent while the user’s words are not known', () => {
    expect(judge([booked, search], 'id H-2291', { user: [] })).toEqual([])
  })

  it('takes time that grows no faster than long results, after many calls', () => {
    const many = Array.from({ length: 200 }, (_, at) => ({
      ...booked,
      args: { hotel_id: `H-${1_000 + at}` },
    }))
    const given = (size: number) => 'H-1 '.repeat(size)
    expectLinear(100_000, given, (text) => judge([...many, search], text))
  })
})
