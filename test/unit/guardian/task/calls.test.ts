import { describe, expect, it } from 'vitest'
import {
  earlierCalls,
  isConnected,
  isUsed,
  sharesWord,
} from '../../../../src/guardian/task/calls.ts'
import { standingOf } from '../../../../src/guardian/task/standing.ts'
import { type PlayedCall, playedCall, text, tool } from './task-input.ts'

const tools = [
  tool('find_hotel', 'Finds hotels.', { city: text }),
  tool('read_history', 'Reads purchases.', {}),
]
const found = { content: [{ type: 'text', text: 'id H-2204' }] }

function callsBefore(before: readonly PlayedCall[], args = {}) {
  const input = playedCall('book_hotel', args, { user: 'Book me a hotel in Rome', tools, before })
  const standing = standingOf(input)
  return { input, calls: standing === undefined ? [] : earlierCalls(input, standing) }
}

describe('earlierCalls', () => {
  it('gives the calls of the turn, latest first, with their answers', () => {
    const { calls } = callsBefore([
      { name: 'find_hotel', args: { city: 'Rome' }, returns: found },
      { name: 'read_history', args: {} },
    ])
    expect(calls.map(({ name, isAsked, answer }) => [name, isAsked, answer !== undefined])).toEqual(
      [
        ['read_history', false, false],
        ['find_hotel', true, true],
      ],
    )
  })

  it('leaves out what stood before the turn, and looks at no more than the latest', () => {
    const input = playedCall('f', {}, { user: ['Find a hotel', 'Thanks'], before: [] })
    const standing = standingOf(input)
    expect(standing && earlierCalls(input, standing)).toEqual([])
    const many = Array.from({ length: 500 }, () => ({ name: 'read_history', returns: found }))
    expect(callsBefore(many).calls.length).toBeLessThanOrEqual(24)
  })
})

describe('isUsed and isConnected', () => {
  it('follow values', () => {
    const { input, calls } = callsBefore([{ name: 'read_history', returns: found }], {
      id: 'H-2204',
    })
    expect(calls.every((one) => isUsed(input, one))).toBe(true)
    const other = callsBefore([{ name: 'read_history', returns: found }], { id: 'X' })
    expect(other.calls.some((one) => isUsed(other.input, one))).toBe(false)
  })

  it('take a call for connected whose value was returned before', () => {
    const { calls } = callsBefore([
      { name: 'find_hotel', args: { city: 'Rome' }, returns: found },
      { name: 'open_record', args: { key: 'H-2204' }, returns: found },
      { name: 'open_record', args: { key: 'Z-1' }, returns: found },
    ])
    expect(calls.map((one) => isConnected(one, calls))).toEqual([false, true, false])
  })

  it('knows names with a word in common', () => {
    expect(sharesWord(new Set(['cart']), new Set(['add', 'cart']))).toBe(true)
    expect(sharesWord(new Set(), new Set(['cart']))).toBe(false)
  })
})
