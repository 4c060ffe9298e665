import { describe, expect, it } from 'vitest'
import type { LabelledCase } from '../../../../src/bench/evaluate/read-cases.ts'
import type { Answer } from '../../../../src/bench/evaluate/scored.ts'
import { type Answers, runSystem, type System } from '../../../../src/bench/evaluate/system.ts'
import { scoredOf } from './scored-cases.ts'

const { answer } = scoredOf('appropriate', 'appropriate')
const casesOf = (count: number): readonly LabelledCase[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    file: 'f',
    line: index + 1,
    text: '',
    truth: 'appropriate',
    group: `c${index}`,
    part: 'own',
  }))

function remembering(): Answers & { readonly kept: Map<string, Answer> } {
  const kept = new Map<string, Answer>()
  return {
    kept,
    get: (system, id) => kept.get(`${system} ${id}`),
    put: (system, id, one) => void kept.set(`${system} ${id}`, one),
  }
}

function systemOf(respond: System['answer'], concurrency = 1) {
  const asked: string[] = []
  const system: System = {
    name: 's',
    settings: {},
    concurrency,
    answer(one) {
      asked.push(one.id)
      return respond(one)
    },
  }
  return { system, asked }
}

describe('runSystem', () => {
  it('answers all cases, in their order, however late each comes', async () => {
    const { system } = systemOf(
      (one) =>
        new Promise((resolve) => {
          setTimeout(() => resolve(answer), 10 - one.line)
        }),
      4,
    )
    const scored = await runSystem(system, casesOf(9), remembering())
    expect(scored.map(({ id }) => id)).toEqual(casesOf(9).map(({ id }) => id))
  })

  it('goes on where it was broken off, and tells how far it is', async () => {
    const answers = remembering()
    const stop = new AbortController()
    const first = systemOf(() => answer)
    await runSystem(
      first.system,
      casesOf(6),
      answers,
      (done) => done === 2 && stop.abort(),
      stop.signal,
    )
    expect(first.asked).toEqual(['c0', 'c1'])
    const second = systemOf(() => answer)
    const told: number[] = []
    const scored = await runSystem(second.system, casesOf(6), answers, (done) => told.push(done))
    expect(second.asked).toEqual(['c2', 'c3', 'c4', 'c5'])
    expect([scored.length, told]).toEqual([6, [1, 2, 3, 4, 5, 6]])
  })

  it('asks again what failed', async () => {
    const answers = remembering()
    const { system, asked } = systemOf(() => ({ ...answer, error: 'llm.unavailable' }))
    await runSystem(system, casesOf(1), answers)
    await runSystem(system, casesOf(1), answers)
    expect(asked).toEqual(['c0', 'c0'])
    expect(answers.kept.size).toBe(0)
  })

  it('asks nothing more once a system can answer no more, and keeps what it answered', async () => {
    const answers = remembering()
    const { system, asked } = systemOf((one) => {
      if (one.line > 3) throw new Error('over')
      return answer
    }, 2)
    await expect(runSystem(system, casesOf(9), answers)).rejects.toThrow('over')
    expect(answers.kept.size).toBe(3)
    expect(asked.length).toBeLessThan(6)
  })

  it('gives a system no more at once than it takes', async () => {
    let underWay = 0
    let most = 0
    const { system } = systemOf(async () => {
      underWay++
      most = Math.max(most, underWay)
      await new Promise((resolve) => {
        setTimeout(resolve, 2)
      })
      underWay--
      return answer
    }, 3)
    await runSystem(system, casesOf(10), remembering())
    expect(most).toBe(3)
  })
})
