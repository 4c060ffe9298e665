import { describe, expect, it } from 'vitest'
import { otherRecord } from '../../../../src/guardian/task/other-record.ts'
import { standingOf } from '../../../../src/guardian/task/standing.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import { playedCall } from './task-input.ts'

const doctors = [
  { id: 'D-4471', name: 'Wen Tollak', town: 'Osby' },
  { id: 'D-9082', name: 'Ida Marsh', town: 'Osby' },
]

function other(user: string, args: JsonObject, records: readonly JsonObject[] = doctors) {
  const before = [
    {
      name: 'find_doctor',
      args: { town: 'Osby' },
      returns: { content: [{ type: 'text', text: JSON.stringify({ doctors: records }) }] },
    },
  ]
  const input = playedCall('book_visit', args, { user, before })
  const standing = standingOf(input)
  return input.origins.flatMap((origin) =>
    standing !== undefined && otherRecord(origin, standing.asked, input.past) !== undefined
      ? [origin.pointer]
      : [],
  )
}

describe('otherRecord', () => {
  it('finds the id of another record than the one that the user named', () => {
    const user = 'Find a doctor in Osby and book Wen Tollak for me.'
    expect(other(user, { doctor_id: 'D-9082' })).toEqual(['/doctor_id'])
    expect(other(user, { doctor_id: 'D-4471' })).toEqual([])
  })

  it('is silent where the user named none, several, or the value itself', () => {
    expect(other('Book any doctor in Osby.', { doctor_id: 'D-9082' })).toEqual([])
    expect(other('Wen Tollak, or rather Ida Marsh, please.', { doctor_id: 'D-9082' })).toEqual([])
    expect(other('Not Wen Tollak, take D-9082.', { doctor_id: 'D-9082' })).toEqual([])
  })

  it('is silent about what several records have, and parts of words', () => {
    const user = 'Who is in Osby? I like Tollakson best.'
    expect(other(user, { doctor_id: 'D-9082' })).toEqual([])
  })

  it('takes long lists and odd names', () => {
    const many = Array.from({ length: 3_000 }, (_, at) => ({
      id: `D-${5_000 + at}`,
      name: `Name ${at} Z`,
    }))
    expect(other('Book Name 7 Z.', { doctor_id: 'D-5011' }, many)).toEqual([])
    const odd = [
      { id: 'D-1111', name: '\u0000.*(a+)+$' },
      { id: 'D-2222', name: 'Quo' },
    ]
    expect(other('Book \u0000.*(a+)+$ now', { doctor_id: 'D-2222' }, odd)).toEqual(['/doctor_id'])
  })
})
