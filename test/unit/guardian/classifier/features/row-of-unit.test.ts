import { describe, expect, it } from 'vitest'
import { features } from '../../../../../src/guardian/classifier/feature-table.ts'
import {
  rowOfMessage,
  rowOfTurn,
} from '../../../../../src/guardian/classifier/features/row-of-unit.ts'
import { inputOf, turnOf } from '../../judge-input.ts'
import { playedCall, playedReturn } from '../../task/task-input.ts'
import { named } from '../named-row.ts'

const user = 'Calculate my BMI: 70 kg and 1.75 m.'

describe('rowOfMessage', () => {
  it('fills in what a call has, and leaves out what only others have', () => {
    const unit = rowOfMessage(playedCall('calculate_bmi', { weight: 70 }, { user }))
    expect(unit?.kind).toBe('call')
    const of = named(unit?.row ?? new Float32Array())
    expect([of('kind'), of('from-user')]).toEqual([0, 1])
    expect([of('answer-length'), of('leaves'), of('text-function')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('fills in what a return has', () => {
    const unit = rowOfMessage(playedReturn('calculate_bmi', '{"bmi": 22.86}', { user }))
    expect(unit?.kind).toBe('return')
    expect(unit?.row).toHaveLength(features.length)
  })

  it('is nothing where no words of a user are known', () => {
    expect(rowOfMessage(playedCall('pay', { to: 'x' }, {}))).toBeUndefined()
    expect(rowOfMessage(playedReturn('pay', 'paid', {}))).toBeUndefined()
  })

  it('has learned likeness where somebody learned it', () => {
    const likeness = { vectorOf: () => Float32Array.of(0.6, 0.8) }
    const unit = rowOfMessage(playedCall('calculate_bmi', { weight: 70 }, { user }), { likeness })
    expect(named(unit?.row ?? new Float32Array())('text-function')).toBeCloseTo(1)
  })

  it('is nothing for other messages', () => {
    expect(
      rowOfMessage(
        inputOf({ kind: 'request', id: 1, method: 'ping', params: {}, value: {}, bytes: 0 }),
      ),
    ).toBeUndefined()
  })
})

describe('rowOfTurn', () => {
  it('is a row for an answer, and none for the user', () => {
    const { past } = playedCall('calculate_bmi', { weight: 70 }, { user })
    expect(rowOfTurn({ ...turnOf('It is 22.86.'), past })?.kind).toBe('answer')
    expect(rowOfTurn({ ...turnOf('hi'), past, role: 'user' })).toBeUndefined()
  })

  it('is nothing before the first words of a user', () => {
    expect(rowOfTurn(turnOf('It is 22.86.'))).toBeUndefined()
  })
})
