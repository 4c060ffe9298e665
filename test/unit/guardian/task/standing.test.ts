import { describe, expect, it } from 'vitest'
import { askedIn } from '../../../../src/guardian/task/asked.ts'
import {
  isForeign,
  isMadeUp,
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

  it('tells a call of made-up values whatever the language, and though its description meets the request', () => {
    const trip = tool('plan_trip', 'Calculates a route; weight in kg, height in m.', {
      from: text,
      to: text,
    })
    const own = { from: 'Old Mill Lane', to: 'Harbour 7' }
    expect(foreign('plan_trip', own, { tools: [trip] })).toBe(true)
    expect(foreign('plan_trip', own, { tools: [trip], user: '오늘 날씨 어때?' })).toBe(true)
    expect(foreign('plan_trip', { ...own, to: '오늘' }, { user: '오늘 날씨 어때?' })).toBe(false)
    expect(foreign('plan_trip', own, { user: 'Plan my way home.' })).toBe(false)
    expect(foreign('login', { user: 'Jo Kane', password: 'x7y8' })).toBe(false)
  })

  it('counts no pass, date or time among them', () => {
    const standing = standingOf(
      playedCall(
        'query_events',
        { session_token: 'a7-71', day: '04-21', start: '14:00', label: 'Late', code: 'Q7' },
        { user, tools },
      ),
    )
    expect(standing).toMatchObject({ invented: 2 })
    expect(standing && isMadeUp(standing)).toBe(true)
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
