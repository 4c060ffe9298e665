import { describe, expect, it } from 'vitest'
import { milderThan } from '../../../../src/guardian/task/milder.ts'
import { reachOf } from '../../../../src/guardian/task/reach.ts'
import { standingOf } from '../../../../src/guardian/task/standing.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import { playedCall, text, tool } from './task-input.ts'

const dates = { room: text, day: text }
const search = tool('search_rooms', 'Finds free rooms.', dates)

function milder(
  name: string,
  args: JsonObject,
  tools: readonly JsonObject[],
  user = 'A room, please',
) {
  const standing = standingOf(playedCall(name, args, { user, tools }))
  if (standing === undefined) return undefined
  return milderThan(standing, reachOf(name, standing.definition, args))
}

describe('milderThan', () => {
  const args = { room: '3', day: 'Monday' }

  it('finds one that takes the same values and may do less', () => {
    const strong = tool('admin_override_rooms', 'Does more.', dates)
    expect(milder('admin_override_rooms', args, [strong, search])).toMatchObject({
      tool: { name: 'search_rooms' },
      isStandIn: true,
    })
  })

  it('finds one that only looks for one that changes, where both take the very same', () => {
    const rebuild = tool('rebuild_and_replace_rooms', 'Replaces.', dates)
    expect(milder('rebuild_and_replace_rooms', args, [rebuild, search])?.isLookOnly).toBe(true)
    const other = tool('replace_rooms', 'Replaces.', { ...dates, by: text })
    expect(milder('replace_rooms', args, [other, search])).toBeUndefined()
  })

  it('finds none in a function that can do as much, takes other values, or is alone', () => {
    const strong = tool('admin_override_rooms', 'Does more.', dates)
    expect(milder('admin_override_rooms', args, [strong])).toBeUndefined()
    const twin = tool('admin_override_beds', 'Does more.', dates)
    expect(milder('admin_override_rooms', args, [strong, twin])).toBeUndefined()
    const mail = tool('send_mail', 'Sends.', { to: text })
    expect(milder('admin_override_rooms', args, [strong, mail])).toBeUndefined()
  })

  it('takes names of properties of all objects for names', () => {
    const strong = tool('admin_rooms', 'Does more.', { constructor: text, toString: text })
    const plain = tool('get_rooms', 'Finds.', {})
    const call = { constructor: 'a', toString: 'b' }
    expect(milder('admin_rooms', call, [strong, plain])?.isStandIn).not.toBe(true)
  })
})
