import { describe, expect, it } from 'vitest'
import {
  createLateClassifier,
  loadClassifierJudge,
} from '../../../../src/guardian/classifier/late-classifier.ts'
import type { Judge } from '../../../../src/guardian/judge.ts'
import type { Finding } from '../../../../src/guardian/verdict.ts'
import { turnOf } from '../judge-input.ts'
import { playedCall } from '../task/task-input.ts'

const user = 'Send the parcel to Trondheim.'
const call = () => playedCall('send_parcel', { city: 'Trondheim' }, { user })
const finding: Finding = {
  risk: 'function-injection',
  judge: 'rules',
  decision: 'allow',
  severity: 'medium',
  confidence: 0.5,
  flow: 0,
  message: 0,
  element: 'presence',
  text: 'Said before.',
  evidence: [],
}

/** A judge that counts how often it was loaded, and says what it was told before. */
function counting() {
  const counts = { loaded: 0 }
  let told: readonly Finding[] = []
  const judge: Judge = {
    name: 'classifier',
    isNeeded(found) {
      told = found
      return true
    },
    judge: () => told,
    judgeTurn: () => [finding],
  }
  const load = async () => {
    counts.loaded++
    return judge
  }
  return { counts, late: createLateClassifier(load) }
}

describe('createLateClassifier', () => {
  it('loads at the first call and answers at once from then on, with what was found before', async () => {
    const { counts, late } = counting()
    const input = call()
    expect(late.isNeeded?.([finding], input)).toBe(true)
    expect(await late.judge(input)).toEqual([finding])
    const next = call()
    expect(late.isNeeded?.([], next)).toBe(true)
    expect(late.judge(next)).toEqual([])
    expect(counts.loaded).toBe(1)
  })

  it('loads nothing where no words of the user are known', async () => {
    const { counts, late } = counting()
    expect(late.isNeeded?.([], playedCall('send_parcel', {}, {}))).toBe(false)
    expect(counts.loaded).toBe(0)
  })

  it('leaves to a person what the rules ask, and to the rules what they block', () => {
    const { counts, late } = counting()
    for (const decision of ['ask', 'block', 'redact'] as const)
      expect(late.isNeeded?.([finding, { ...finding, decision }], call())).toBe(false)
    expect(counts.loaded).toBe(0)
  })

  it('loads once for calls that come before it is there', async () => {
    const { counts, late } = counting()
    const both = [call(), call()]
    for (const input of both) late.isNeeded?.([], input)
    await Promise.all(both.map((input) => late.judge(input)))
    expect(counts.loaded).toBe(1)
  })

  it('rejects where it cannot be loaded, and tries again', async () => {
    let tries = 0
    const late = createLateClassifier(async () => {
      if (tries++ === 0) throw new Error('unreadable')
      return { name: 'classifier', judge: () => [] }
    })
    await expect(late.judge(call())).rejects.toThrow('unreadable')
    expect(await late.judge(call())).toEqual([])
  })

  it('judges what the client says to the user, and no words of the user', async () => {
    const { late } = counting()
    const { past } = call()
    const answer = { ...turnOf('Sent.'), past }
    expect(await late.judgeTurn?.({ ...answer, role: 'client' })).toEqual([finding])
    expect(late.judgeTurn?.({ ...answer, role: 'user' })).toEqual([])
  })

  it('loads the model that ships', async () => {
    const late = createLateClassifier()
    const input = call()
    expect(late.isNeeded?.([], input)).toBe(true)
    expect(Array.isArray(await late.judge(input))).toBe(true)
  })
})

describe('loadClassifierJudge', () => {
  it('loads the model that is named, and names the one that cannot be read', async () => {
    expect((await loadClassifierJudge()).name).toBe('classifier')
    await expect(loadClassifierJudge('/none.model')).rejects.toMatchObject({
      code: 'classifier.unreadable-model',
    })
  })
})
