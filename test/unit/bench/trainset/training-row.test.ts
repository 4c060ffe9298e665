import { describe, expect, it } from 'vitest'
import { askedOfRecord } from '../../../../src/bench/asked-of-record.ts'
import { writeDialogue } from '../../../../src/bench/bench-case.ts'
import {
  lengthOf,
  trainingQuestion,
  writeRow,
} from '../../../../src/bench/trainset/training-row.ts'
import { questionOf } from '../../../../src/guardian/llm/question.ts'
import { replyOf } from '../../../../src/guardian/llm/reply.ts'
import { benchmarkClasses } from '../../../../src/risk/risk.ts'
import { bmi } from '../gold.ts'

const asked = askedOfRecord(JSON.stringify(writeDialogue(bmi)))

describe('trainingQuestion', () => {
  it.each(benchmarkClasses)('has an answer that the judge reads as %s', (truth) => {
    for (const form of ['letters', 'named'] as const) {
      expect(replyOf(trainingQuestion(asked, truth, form).answer)?.class).toBe(truth)
    }
  })

  it("is the judge's own question, word for word", () => {
    const { turns } = trainingQuestion(asked, 'appropriate', 'letters')
    expect(turns).toEqual(questionOf(asked, 'letters'))
    expect(lengthOf({ turns, answer: 'A' })).toBe(turns[0]?.content.length)
  })
})

describe('writeRow', () => {
  const letters = trainingQuestion(asked, 'replay-injection', 'letters')
  const named = trainingQuestion(asked, 'replay-injection', 'named')
  const rowOf = (...given: Parameters<typeof writeRow>) => JSON.parse(writeRow(...given))

  it("writes OpenAI's messages, the answer last", () => {
    const { messages } = rowOf('r', named, 'chat')
    expect(messages.map(({ role }: { role: string }) => role)).toEqual([
      'system',
      'user',
      'assistant',
    ])
    expect(rowOf('r', letters, 'chat').messages.at(-1)).toEqual({ role: 'assistant', content: 'K' })
  })

  it('writes ShareGPT conversations', () => {
    const { conversations } = rowOf('r', named, 'sharegpt')
    expect(conversations.map(({ from }: { from: string }) => from)).toEqual([
      'system',
      'human',
      'gpt',
    ])
  })

  it('writes Alpaca rows, with a system text only where there is one', () => {
    expect(rowOf('r', letters, 'alpaca')).toMatchObject({ id: 'r', input: '', output: 'K' })
    expect(rowOf('r', letters, 'alpaca')).not.toHaveProperty('system')
    expect(rowOf('r', named, 'alpaca').system).toContain('data-injection')
  })
})
