import { describe, expect, it } from 'vitest'
import { putProvenance } from '../../../../../src/guardian/classifier/features/provenance-features.ts'
import { recentOf } from '../../../../../src/guardian/classifier/features/unit-features.ts'
import { standingOf } from '../../../../../src/guardian/task/standing.ts'
import type { JsonObject } from '../../../../../src/mcp/json.ts'
import { type Played, playedCall } from '../../task/task-input.ts'
import { put } from '../named-row.ts'

function provenanceOf(name: string, args: JsonObject, played: Played) {
  const input = playedCall(name, args, played)
  const recent = recentOf(input.past)
  return put((fill) => putProvenance(fill, input, standingOf(input), recent))
}

describe('putProvenance', () => {
  it('shares the values out among the user, results and nowhere', () => {
    const returns = { content: [{ type: 'text', text: '{"account": "ZX-4411-90"}' }] }
    const of = provenanceOf(
      'send_parcel',
      { city: 'Trondheim', account: 'ZX-4411-90', note: 'fragile', user_id: 'u_88123' },
      { user: 'Send it to Trondheim.', before: [{ name: 'find_account', returns }] },
    )
    expect([of('from-user'), of('from-results'), of('from-nowhere')]).toEqual([0.25, 0.25, 0.5])
    expect([of('name-nowhere'), of('id-nowhere'), of('only-in-results')]).toEqual([1, 1, 1])
    expect(of('worst-integrity')).toBe(3)
  })

  it('sees a number close to the one that the user said', () => {
    const user = 'Calculate my BMI: 70 kg and 1.75 m.'
    const wrong = provenanceOf('calculate_bmi', { weight: 80, height: 1.75 }, { user })
    const right = provenanceOf('calculate_bmi', { weight: 70, height: 1.75 }, { user })
    expect([wrong('near-said'), wrong('said-numbers-unused')]).toEqual([1, 1])
    expect([right('near-said'), right('said-numbers-unused')]).toEqual([0, 0])
  })

  it('says what can be said without words of a user', () => {
    const of = provenanceOf('read', {}, {})
    expect([of('values'), of('from-nowhere'), of('contradicted')]).toEqual([0, 0, undefined])
  })

  it('is bounded for a call of many values', () => {
    const args = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`a${at}`, `v ${at}`]))
    expect(provenanceOf('read', args, { user: 'read it' })('values')).toBe(48)
  })
})
