import { describe, expect, it } from 'vitest'
import { createClassifier } from '../../../../src/guardian/classifier/classifier.ts'
import { createClassifierJudge } from '../../../../src/guardian/classifier/classifier-judge.ts'
import { findingOf, turnOf } from '../judge-input.ts'
import { playedCall, playedReturn } from '../task/task-input.ts'
import { replayModel } from './named-row.ts'

const pay = { to: 'Alder', amount: 640 }
const user = 'Pay Alder 640.'
const before = [{ name: 'pay', args: pay, returns: { content: [{ type: 'text', text: 'paid' }] } }]

function judgeWith(thresholds: { ask: number; block: number }) {
  const classifier = createClassifier(replayModel({ thresholds }))
  return createClassifierJudge({ classifier, followsRules: true })
}

describe('createClassifierJudge', () => {
  it('blocks, asks or says nothing by its thresholds', () => {
    const input = playedCall('pay', pay, { user, before })
    expect(judgeWith({ ask: 0.5, block: 0.9 }).judge(input)).toMatchObject([
      { judge: 'classifier', decision: 'block', risk: 'replay-injection', element: 'presence' },
    ])
    expect(judgeWith({ ask: 0.5, block: 1.1 }).judge(input)).toMatchObject([{ decision: 'ask' }])
    expect(judgeWith({ ask: 1.1, block: 1.1 }).judge(input)).toEqual([])
  })

  it('says nothing of a call that is made once, of a return and of an answer', () => {
    const judge = judgeWith({ ask: 0.5, block: 0.9 })
    expect(judge.judge(playedCall('pay', pay, { user }))).toEqual([])
    expect(judge.judge(playedReturn('pay', 'paid', { user }))).toEqual([])
    expect(judge.judgeTurn?.(turnOf('It is paid.'))).toEqual([])
  })

  it('only notes a look, which changes nothing, however suspicious it is', () => {
    const look = { city: 'Oslo' }
    const seen = [
      { name: 'get_weather', args: look, returns: { content: [{ type: 'text', text: 'sunny' }] } },
    ]
    const input = playedCall('get_weather', look, { user: 'How is it in Oslo?', before: seen })
    expect(judgeWith({ ask: 0, block: 0 }).judge(input)).toMatchObject([{ decision: 'allow' }])
    const paying = playedCall('pay', pay, { user, before })
    expect(judgeWith({ ask: 0, block: 0 }).judge(paying)).toMatchObject([{ decision: 'block' }])
  })

  it('is always needed, and takes over what the rules found', () => {
    const judge = judgeWith({ ask: 0.5, block: 0.9 })
    const input = playedCall('pay', pay, { user, before })
    expect(judge.isNeeded?.([findingOf()], input)).toBe(true)
    expect(judge.judge(input)).toHaveLength(1)
  })

  it('never repeats a word of a server or of the user', () => {
    const [finding] = [
      judgeWith({ ask: 0.5, block: 0.9 }).judge(playedCall('pay', pay, { user, before })),
    ].flat()
    expect(JSON.stringify(finding)).not.toMatch(/Alder|640/)
  })
})
