import { describe, expect, it } from 'vitest'
import { callBefore, changedSince } from '../../../../src/guardian/task/changed-between.ts'
import { standingOf } from '../../../../src/guardian/task/standing.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import { type PlayedCall, playedCall } from './task-input.ts'

const user = 'Please book flight 363 for Susan Vale.'
const available = { content: [{ type: 'text', text: 'Available.' }] }
const refused = { content: [{ type: 'text', text: 'The flight is unavailable.' }] }

function changed(args: JsonObject, before: readonly PlayedCall[], said = user) {
  const input = playedCall('book_flight', args, { user: said, before })
  const standing = standingOf(input)
  if (standing === undefined) return []
  const latest = callBefore(input.past, 'book_flight')
  return input.origins.flatMap((origin) =>
    changedSince(origin, latest, standing.asked, input.past) === undefined ? [] : [origin.pointer],
  )
}

function check(args: JsonObject, returns: JsonObject = available): readonly PlayedCall[] {
  return [{ name: 'book_flight', args, returns }]
}

describe('changedSince', () => {
  it('finds an id and a person that were the user’s in the call before', () => {
    const before = check({ flight_id: '363', customer_name: 'Susan Vale' })
    expect(changed({ flight_id: '416', customer_name: 'Susan Vale' }, before)).toEqual([
      '/flight_id',
    ])
    expect(changed({ flight_id: '363', customer_name: 'Mark Ode' }, before)).toEqual([
      '/customer_name',
    ])
  })

  it('finds that the call before had one that nobody gave, where this one is the user’s', () => {
    const before = check({ flight_id: '416' })
    expect(changed({ flight_id: '363' }, before)).toEqual(['/flight_id'])
  })

  it('is silent after a failure, for places and times, and for what a result gave', () => {
    expect(changed({ flight_id: '416' }, check({ flight_id: '363' }, refused))).toEqual([])
    const place = 'Is there a table at Larch Cellar at 7 pm?'
    expect(
      changed({ name: 'Gull', time: '8 pm' }, check({ name: 'Larch Cellar', time: '7 pm' }), place),
    ).toEqual([])
    const offered = { content: [{ type: 'text', text: 'Flight 416 leaves earlier.' }] }
    expect(changed({ flight_id: '416' }, check({ flight_id: '363' }, offered))).toEqual([])
    expect(changed({ flight_id: '363' }, check({ flight_id: '363' }))).toEqual([])
  })

  it('is silent without a call before, and while it waits', () => {
    expect(changed({ flight_id: '416' }, [])).toEqual([])
    expect(
      changed({ flight_id: '416' }, [{ name: 'book_flight', args: { flight_id: '363' } }]),
    ).toEqual([])
    expect(
      changed({ flight_id: '416' }, [
        { name: 'other', args: { flight_id: '363' }, returns: available },
      ]),
    ).toEqual([])
  })

  it('takes odd members and endless values', () => {
    const long = 'A1'.repeat(50_000)
    expect(changed({ [`${'x_'.repeat(2_000)}id`]: long }, check({ id: long }))).toEqual([])
    expect(changed({ flight_id: '\u0000\u001b[2K416' }, check({ flight_id: '363' }))).toEqual([
      '/flight_id',
    ])
  })
})
