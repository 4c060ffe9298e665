import { describe, expect, it } from 'vitest'
import {
  putReturn,
  returnedCall,
} from '../../../../../src/guardian/classifier/features/return-features.ts'
import { recentOf } from '../../../../../src/guardian/classifier/features/unit-features.ts'
import type { JsonObject } from '../../../../../src/mcp/json.ts'
import { expectLinear } from '../../../../support/growth.ts'
import { type Played, playedCall, playedReturn } from '../../task/task-input.ts'
import { put } from '../named-row.ts'

function returnOf(name: string, text: string, played: Played, args: JsonObject = {}) {
  const input = playedReturn(name, text, played, args)
  const call = returnedCall(input)
  return put((fill) => {
    if (call !== undefined) putReturn(fill, input, call, recentOf(input.past))
  })
}

const user = 'Calculate my BMI: 70 kg and 1.75 m.'

describe('putReturn', () => {
  it('tells nothing and an acknowledgement from an answer', () => {
    expect(returnOf('calculate_bmi', '', { user })('empty')).toBe(1)
    expect(returnOf('calculate_bmi', 'OK', { user })('acknowledges')).toBe(1)
    const answer = returnOf('calculate_bmi', '{"bmi": 22.86}', { user })
    expect([answer('empty'), answer('acknowledges'), answer('failed')]).toEqual([0, 0, 0])
    expect(answer('about-function')).toBeGreaterThan(0)
  })

  it('sees arguments that come back otherwise', () => {
    const args = { weight: 70, height: 1.75 }
    const same = returnOf('calculate_bmi', '{"weight": 70, "bmi": 22.86}', { user }, args)
    const other = returnOf('calculate_bmi', '{"weight": 80, "bmi": 22.86}', { user }, args)
    expect([same('echo-differs'), same('echoed')]).toEqual([0, 0.5])
    expect([other('echo-differs'), other('near-argument')]).toEqual([1, 1])
  })

  it('finds what an earlier call took before anything gave it', () => {
    const returns = { content: [{ type: 'text', text: 'opened' }] }
    const before = [{ name: 'open', args: { id: 'R-77120' }, returns }]
    expect(returnOf('find', '{"id": "R-77120"}', { user, before })('explains-earlier')).toBe(1)
    expect(returnOf('find', '{"id": "R-5"}', { user, before })('explains-earlier')).toBe(0)
  })

  it('takes time that grows no faster than a long result', () => {
    const given = (size: number) =>
      JSON.stringify(Array.from({ length: size }, (_, at) => `v${at}`))
    expectLinear(20_000, given, (text) => returnOf('read', text, { user }))
  })
})

describe('returnedCall', () => {
  it('is undefined for a call', () => {
    expect(returnedCall(playedCall('read', {}, {}))).toBeUndefined()
  })
})
