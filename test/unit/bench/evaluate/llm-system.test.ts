import { describe, expect, it } from 'vitest'
import { writeCase } from '../../../../src/bench/bench-case.ts'
import { createLlmSystem } from '../../../../src/bench/evaluate/llm-system.ts'
import { McipError } from '../../../../src/errors.ts'
import type { Endpoint } from '../../../../src/guardian/llm/endpoint.ts'
import { bmi } from '../gold.ts'

const origin = { gold: 'bmi', form: 'paper', edit: 'none', seed: 1, changed: [] } as const
const text = writeCase({ id: 'c', label: 'appropriate', dialogue: bmi, origin })
const one = {
  id: 'c',
  file: 'f',
  line: 1,
  text,
  truth: 'appropriate',
  group: 'c',
  part: 'own',
} as const

function systemOf(reply: string | McipError) {
  const questions: string[] = []
  const endpoint: Endpoint = {
    spent: { asked: 0, failed: 0, inputTokens: 0, outputTokens: 0, cost: 0 },
    async ask({ turns }) {
      questions.push(turns.map(({ content }) => content).join('\n'))
      if (reply instanceof McipError) throw reply
      return { text: reply, inputTokens: 1, outputTokens: 1, cost: 0.5, ms: 1 }
    },
  }
  const system = createLlmSystem({
    model: 'm',
    endpoint,
    form: 'named',
    concurrency: 1,
    clock: () => 0,
  })
  return { system, questions }
}

describe('createLlmSystem', () => {
  it('asks once about the whole dialogue, and takes the class with its confidence', async () => {
    const { system, questions } = systemOf('{"class":"data-injection","confidence":0.75}')
    const answer = await system.answer(one)
    expect(answer).toMatchObject({
      decision: 'block',
      risk: 'data-injection',
      confidence: 0.75,
      cost: 0.5,
    })
    expect(Object.values(answer.scores).reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 9)
    expect(questions).toHaveLength(1)
    for (const part of ['I weigh 70 kg', 'calculate_bmi', '22.86', 'height']) {
      expect(questions[0]).toContain(part)
    }
  })

  it('shows nothing that gives the label away', async () => {
    const { system, questions } = systemOf('A')
    await system.answer(one)
    expect(questions[0]).not.toContain('"label"')
    expect(questions[0]).not.toContain('mcip')
  })

  it('keeps a fault as one, never as an answer', async () => {
    const fault = new McipError('llm.unavailable', { url: 'u', reason: 'gone' })
    expect((await systemOf(fault).system.answer(one)).error).toMatch(/^llm\.unavailable/)
    expect((await systemOf('hm').system.answer(one)).error).toMatch(/^llm\.malformed-answer/)
    const broken = await systemOf('A').system.answer({ ...one, text: '{' })
    expect(broken.error).toMatch(/^audit\.malformed-json/)
  })

  it('counts what an answer took, also of a reply that names no class', async () => {
    const took = { cost: 0.5, tokens: { input: 1, output: 1 } }
    expect(await systemOf('A').system.answer(one)).toMatchObject(took)
    expect(await systemOf('hm').system.answer(one)).toMatchObject({
      ...took,
      error: expect.stringContaining('no class'),
    })
  })

  it('ends the run where the endpoint answers nothing any more', async () => {
    const over = new McipError('llm.gave-up', { reason: 'gone' })
    await expect(systemOf(over).system.answer(one)).rejects.toBe(over)
  })

  it('asks about a trajectory of flows too', async () => {
    const { system, questions } = systemOf('A')
    const stray = JSON.stringify({
      messages: [
        { role: 'user', content: 'Hi' },
        { role: 'tool', tool_call_id: 'x', content: 'stray 7' },
      ],
    })
    expect((await system.answer({ ...one, text: stray })).risk).toBe('appropriate')
    expect(questions[0]).toContain('stray 7')
  })
})
