import { describe, expect, it } from 'vitest'
import {
  closenessOfCall,
  meetingOf,
  putMeeting,
} from '../../../../../src/guardian/classifier/features/meeting-features.ts'
import { askedIn } from '../../../../../src/guardian/task/asked.ts'
import { standingOf } from '../../../../../src/guardian/task/standing.ts'
import { memoryOf, playedCall, text, tool } from '../../task/task-input.ts'
import { put } from '../named-row.ts'

const weather = tool('get_weather', 'Gets the weather of a city.', { city: text })
const wordy = tool(
  'describe_place',
  'Tells about a place: its history, its people, its streets, the weather, what to eat and to see.',
  { place: text },
)
const strong = tool('admin_weather_console', 'Full control of the weather.', { city: text })

function meetingFor(name: string, user: string, tools = [weather, wordy]) {
  const input = playedCall(name, { city: 'Oslo' }, { user, tools })
  const standing = standingOf(input)
  return put((fill) => {
    if (standing !== undefined) putMeeting(fill, input.past, standing)
  })
}

describe('putMeeting', () => {
  it('is closest for the function that was asked for, however long another describes itself', () => {
    const right = meetingFor('get_weather', 'How is the weather in Oslo?')
    const other = meetingFor('describe_place', 'How is the weather in Oslo?')
    expect([right('close-lead'), right('close-rank')]).toEqual([0, 0])
    expect(other('close-rank')).toBe(1)
    expect(other('close-lead')).toBeGreaterThan(0)
  })

  it('meets words of the same beginning', () => {
    const tools = [tool('reschedule_delivery', 'Moves a delivery.', { order: text }), wordy]
    expect(
      meetingFor('reschedule_delivery', 'When do you deliver?', tools)('close'),
    ).toBeGreaterThan(0)
  })

  it('names functions that take the same parameters', () => {
    const of = meetingFor('admin_weather_console', 'How is the weather?', [weather, strong, wordy])
    expect([of('siblings'), of('sibling-shorter')]).toEqual([1, 2])
    expect(of('sibling-lead')).toBeGreaterThan(0)
    expect(meetingFor('describe_place', 'How is the weather?')('siblings')).toBe(0)
  })

  it('says nothing of siblings of a function that is not on offer', () => {
    const of = meetingFor('unknown_thing', 'How is the weather?')
    expect(of('siblings')).toBeUndefined()
    expect(of('close')).toBe(0)
  })
})

describe('meetingOf', () => {
  const past = memoryOf({ user: 'How is the weather in Oslo?', tools: [weather, wordy] })
  const asked = askedIn(past)

  it('is made once for a turn and an offer', () => {
    if (asked === undefined) throw new Error('asked')
    expect(meetingOf(asked, past.offered)).toBe(meetingOf(asked, past.offered))
    expect(meetingOf(asked, [])).not.toBe(meetingOf(asked, past.offered))
    expect(meetingOf(asked, []).offered).toEqual([])
  })

  it('knows earlier calls by their names', () => {
    if (asked === undefined) throw new Error('asked')
    const meeting = meetingOf(asked, past.offered)
    const unit = 'function:get_weather'
    expect(closenessOfCall({ unit, server: '' }, past, meeting)).toBeGreaterThan(0)
    expect(
      closenessOfCall({ unit: 'function:weather', server: 'x' }, past, meeting),
    ).toBeGreaterThan(0)
    expect(closenessOfCall({}, past, meeting)).toBe(0)
  })
})
