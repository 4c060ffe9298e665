import { describe, expect, it } from 'vitest'
import { wrongArgumentIntentInjection } from '../../../../src/guardian/rules/wrong-argument-intent-injection.ts'
import { number, playedCall, playedReturn, tool } from '../task/task-input.ts'

const user = 'Can you calculate my BMI? I weigh 70 kg and I am 1.75 m tall.'
const tools = [
  tool('calculate_bmi', 'Calculates the BMI from weight and height.', {
    weight: number,
    height: number,
  }),
]
const judge = (args: Parameters<typeof playedCall>[1]) =>
  wrongArgumentIntentInjection.judge(playedCall('calculate_bmi', args, { user, tools }))

describe('wrongArgumentIntentInjection', () => {
  it('notes a value that stands against the one the user gave', () => {
    expect(judge({ weight: 70, height: 1.85 })).toMatchObject([
      {
        decision: 'allow',
        severity: 'medium',
        evidence: [{ pointer: '/params/arguments/height' }],
      },
    ])
  })

  it('is at most a note where a value only breaks the schema', () => {
    expect(judge({ weight: '70', height: 1.75 })).toMatchObject([
      { decision: 'allow', severity: 'info' },
    ])
  })

  it('is silent for what the user gave, without a turn, and for other messages', () => {
    expect(judge({ weight: 70, height: 1.75 })).toEqual([])
    expect(
      wrongArgumentIntentInjection.judge(playedCall('calculate_bmi', { weight: 7 }, { tools })),
    ).toEqual([])
    expect(wrongArgumentIntentInjection.judge(playedReturn('calculate_bmi', '', { user }))).toEqual(
      [],
    )
  })

  it('says at most eight things of one call', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`k${at}`, 72]))
    expect(judge(many).length).toBeLessThanOrEqual(8)
  })
})
