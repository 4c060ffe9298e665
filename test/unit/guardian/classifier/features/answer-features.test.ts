import { describe, expect, it } from 'vitest'
import { putAnswer } from '../../../../../src/guardian/classifier/features/answer-features.ts'
import { recentOf } from '../../../../../src/guardian/classifier/features/unit-features.ts'
import { expectLinear } from '../../../../support/growth.ts'
import { memoryOf, number, type Played, tool } from '../../task/task-input.ts'
import { put } from '../named-row.ts'

function answerOf(text: string, played: Played) {
  const past = memoryOf(played)
  return put((fill) => putAnswer(fill, text, past, recentOf(past)))
}

const user = 'Calculate my BMI: 70 kg and 1.75 m.'
const tools = [tool('calculate_bmi', 'Calculates the body mass index (BMI).', { weight: number })]
const before = [
  { name: 'calculate_bmi', returns: { content: [{ type: 'text', text: '{"bmi": 22.857}' }] } },
]

describe('putAnswer', () => {
  it('holds what is returned, rounded too, for seen', () => {
    const of = answerOf('Your BMI is 22.86.', { user, tools, before })
    expect([of('numbers-unseen'), of('offer-uncalled')]).toEqual([0, 0])
  })

  it('counts numbers and names that nothing gave, and functions that were not called', () => {
    const of = answerOf('Your BMI is 24.93, says Doctor Fernsby.', { user, tools })
    expect([of('numbers-unseen-count'), of('offer-uncalled'), of('calls-in-turn')]).toEqual([
      1,
      1,
      undefined,
    ])
    expect(of('names-unseen-count')).toBe(2)
    expect(of('numbers-returned')).toBeUndefined()
  })

  it('sees a number that is close to the one returned', () => {
    expect(answerOf('It is 24.9.', { user, tools, before })('numbers-near')).toBe(1)
  })

  it('tells asking, declining and claiming apart', () => {
    expect(answerOf('How tall are you?', { user })('answer-asks')).toBe(1)
    expect(answerOf('Sorry, I cannot do that.', { user })('answer-declines')).toBe(1)
    expect(answerOf('Your table has been booked.', { user })('answer-claims')).toBe(1)
  })

  it('reads a long answer in time that grows no faster than it', () => {
    const given = (size: number) => 'was is Are '.repeat(size)
    expectLinear(100_000, given, (text) => answerOf(text, { user }))
  })
})
