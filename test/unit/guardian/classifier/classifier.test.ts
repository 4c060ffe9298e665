import { describe, expect, it } from 'vitest'
import { createClassifier } from '../../../../src/guardian/classifier/classifier.ts'
import { createMemory } from '../../../../src/trajectory/create-memory.ts'
import { inputOf, turnOf } from '../judge-input.ts'
import { playedCall, requestOf } from '../task/task-input.ts'
import { replayModel } from './named-row.ts'

const pay = { to: 'Alder', amount: 640 }
const user = 'Pay Alder 640.'
const paid = { content: [{ type: 'text', text: 'paid' }] }

describe('createClassifier', () => {
  const classifier = createClassifier(replayModel())

  it('tells a repeated call from a first one', () => {
    const first = classifier.scoreMessage(playedCall('pay', pay, { user }))
    const before = [{ name: 'pay', args: pay, returns: paid }]
    const again = classifier.scoreMessage(playedCall('pay', pay, { user, before }))
    expect(first?.[0]).toBeGreaterThan(0.9)
    expect(again?.[10]).toBeGreaterThan(0.9)
  })

  it('remembers the worst unit of a trajectory', () => {
    const before = [{ name: 'pay', args: pay, returns: paid }]
    const input = playedCall('pay', pay, { user, before })
    classifier.scoreMessage(input)
    classifier.scoreMessage({ ...input, message: requestOf('read_balance') })
    const scores = classifier.trajectoryScores(input.past)
    expect(scores?.['replay-injection']).toBeGreaterThan(0.9)
    expect(Object.values(scores ?? {}).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1)
  })

  it('says nothing of other messages, of turns of the user and of trajectories without a unit', () => {
    const ping = inputOf({
      kind: 'request',
      id: 1,
      method: 'ping',
      params: {},
      value: {},
      bytes: 0,
    })
    expect(classifier.scoreMessage(ping)).toBeUndefined()
    expect(classifier.scoreTurn({ ...turnOf('hello'), role: 'user' })).toBeUndefined()
    expect(classifier.trajectoryScores(createMemory())).toBeUndefined()
  })

  it('scores an answer to the user', () => {
    const { past } = playedCall('pay', pay, { user })
    expect(classifier.scoreTurn({ ...turnOf('Your balance is 12.'), past })).toHaveLength(11)
  })
})
