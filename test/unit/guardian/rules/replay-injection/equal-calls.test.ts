import { describe, expect, it } from 'vitest'
import { equalCalls } from '../../../../../src/guardian/rules/replay-injection/equal-calls.ts'
import { type PlayedCall, playedCall } from '../../task/task-input.ts'

const done = { content: [{ type: 'text', text: 'done' }] }
const book = { name: 'book', args: { a: 1, b: 'x' } }

function equal(before: readonly PlayedCall[], args = { b: 'x', a: 1 }) {
  const input = playedCall('book', args, { user: 'Book it', before })
  return equalCalls(input, 'book', args, input.past.turns.at(-1))
}

describe('equalCalls', () => {
  it('counts equal calls that succeeded, whatever the order of their members', () => {
    expect(
      equal([
        { ...book, returns: done },
        { ...book, returns: done },
      ]),
    ).toMatchObject({
      inTurn: 2,
      isEarlier: false,
      latest: { flow: 3 },
    })
    expect(equal([{ ...book, returns: done }], { b: 'y', a: 1 }).inTurn).toBe(0)
  })

  it('starts anew after a failure and while one is under way', () => {
    expect(
      equal([
        { ...book, returns: done },
        { ...book, fails: true },
      ]).inTurn,
    ).toBe(0)
    expect(equal([{ ...book, returns: done }, book]).latest).toBeUndefined()
  })

  it('tells those of an earlier turn apart', () => {
    const input = playedCall('book', book.args, {
      user: 'Book it',
      before: [{ ...book, returns: done }],
    })
    const later = { number: 1, text: 'Thanks', flow: 9, at: '', source: 'user' } as const
    expect(equalCalls(input, 'book', book.args, later)).toMatchObject({
      inTurn: 0,
      isEarlier: true,
    })
  })
})
