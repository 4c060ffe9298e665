import { describe, expect, it } from 'vitest'
import { askedIn } from '../../../../src/guardian/task/asked.ts'
import {
  isForeign,
  isSaidOtherwise,
  schemaOf,
  standingOf,
} from '../../../../src/guardian/task/standing.ts'
import { memoryOf, number, playedCall, playedReturn, text, tool } from './task-input.ts'

const tools = [
  tool('calculate_bmi', 'Calculates the body mass index.', { weight: number, height: number }),
  tool('search_books', 'Finds books of an author.', { author: text }),
]
const user = 'Can you calculate my BMI? I weigh 70 kg and I am 1.75 m tall.'

function foreign(
  name: string,
  args: Parameters<typeof playedCall>[1],
  more: Parameters<typeof playedCall>[2] = {},
) {
  const standing = standingOf(playedCall(name, args, { user, tools, ...more }))
  return standing === undefined ? undefined : isForeign(standing)
}

describe('standingOf', () => {
  it('counts the words and the values that meet the request', () => {
    const standing = standingOf(
      playedCall('calculate_bmi', { weight: 70, height: 1.75 }, { user, tools }),
    )
    expect(standing).toMatchObject({ values: 2, said: 2, returned: 0, isLogIn: false })
    expect(standing?.met).toBeGreaterThan(0)
    expect(standing && schemaOf(standing)).toEqual(tools[0]?.inputSchema)
  })

  it('is made once a call, and not at all for other messages and without a turn', () => {
    const input = playedCall('calculate_bmi', {}, { user, tools })
    expect(standingOf(input)).toBe(standingOf(input))
    expect(standingOf(playedReturn('calculate_bmi', '22.9', { user }))).toBeUndefined()
    expect(standingOf(playedCall('calculate_bmi', {}, { tools }))).toBeUndefined()
  })
})

describe('isForeign', () => {
  it('tells a call with which the request has nothing to do', () => {
    expect(foreign('search_books', { author: 'Lem' })).toBe(true)
    expect(foreign('calculate_bmi', { weight: 70, height: 1.75 })).toBe(false)
  })

  it("is silent where a value is the user's or was returned, and for log-ins", () => {
    expect(foreign('search_books', { author: '1.75 m tall' })).toBe(false)
    const before = [
      { name: 'list', returns: { content: [{ type: 'text', text: 'Stanislaw Lem' }] } },
    ]
    expect(foreign('search_books', { author: 'Stanislaw Lem' }, { before })).toBe(false)
    expect(foreign('login', { name: 'x' })).toBe(false)
  })

  it('is silent where the request is in another language', () => {
    expect(foreign('search_books', { author: 'Lem' }, { user: '오늘 날씨 어때?' })).toBe(false)
  })
})

describe('isSaidOtherwise', () => {
  it('knows initials and single words of a name, and no more', () => {
    const asked = askedIn(memoryOf({ user: 'a trip from NYC to vegas' }))
    const isSaid = (value: string) => asked !== undefined && isSaidOtherwise(value, asked)
    expect(isSaid('New York City')).toBe(true)
    expect(isSaid('Las Vegas')).toBe(true)
    expect(isSaid('Boston')).toBe(false)
    expect(isSaid('(A) [B')).toBe(false)
    expect(isSaid('vegas '.repeat(1_000))).toBe(false)
  })
})
