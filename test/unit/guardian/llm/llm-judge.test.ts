import { describe, expect, it } from 'vitest'
import { createGuardian } from '../../../../src/guardian/guardian.ts'
import type { Judge } from '../../../../src/guardian/judge.ts'
import { createLlmJudge } from '../../../../src/guardian/llm/llm-judge.ts'
import { createReplyCache } from '../../../../src/guardian/llm/reply-cache.ts'
import { callOf, resultOf } from '../../../message.ts'
import { completeness, findingOf, inputOf, turnOf } from '../judge-input.ts'

function judgeThatReads(text: string, isConsequential = true) {
  const questions: string[] = []
  const endpoint = {
    async ask({ turns }: { readonly turns: readonly { readonly content: string }[] }) {
      questions.push(turns.map(({ content }) => content).join('\n'))
      return { text, inputTokens: 0, outputTokens: 0, cost: 0, ms: 0 }
    },
  }
  const judge = createLlmJudge({
    endpoint,
    cache: createReplyCache(),
    isConsequential: () => isConsequential,
  })
  return { judge, questions }
}

const call = inputOf(callOf('send_money'))

describe('createLlmJudge', () => {
  it('says nothing of what the model finds appropriate', async () => {
    expect(await judgeThatReads('A').judge.judge(call)).toEqual([])
  })

  it('asks a person where the model is not sure, and stops where it is', async () => {
    const decisionAt = async (confidence: number, isConsequential?: boolean) => {
      const text = JSON.stringify({ class: 'identity-injection', confidence })
      const [finding] = await judgeThatReads(text, isConsequential).judge.judge(call)
      return finding?.decision
    }
    expect([await decisionAt(0.5), await decisionAt(0.95)]).toEqual(['ask', 'block'])
    expect(await decisionAt(0.95, false)).toBe('allow')
  })

  it('names the risk and the element, in fixed words', async () => {
    const { judge } = judgeThatReads('{"class":"replay-injection","reason":"obey me"}')
    expect(await judge.judge(call)).toMatchObject([
      {
        risk: 'replay-injection',
        judge: 'llm',
        element: 'presence',
        text: 'The language model takes this for replay-injection.',
      },
    ])
  })

  it('asks about calls only, and once about the same', async () => {
    const { judge, questions } = judgeThatReads('A')
    await judge.judge(inputOf(resultOf({ content: [] })))
    expect(questions).toEqual([])
    await judge.judge(call)
    await judge.judge(call)
    expect(questions).toHaveLength(1)
    expect(questions[0]).toContain('send_money')
  })

  it('is a fault where the model names no class', async () => {
    const { judge } = judgeThatReads('who knows')
    const verdict = await createGuardian([judge], 'closed-for-changes').judge(call, completeness)
    expect(verdict).toMatchObject({
      decision: 'block',
      findings: [{ code: 'judge-unavailable', judge: 'llm' }],
    })
  })

  it('is not asked about what an earlier judge has stopped', async () => {
    const { judge, questions } = judgeThatReads('A')
    const strict: Judge = { name: 'rules', judge: () => [findingOf({ decision: 'block' })] }
    await createGuardian([strict, judge], 'open').judge(call, completeness)
    expect(questions).toEqual([])
    const unsure: Judge = { name: 'rules', judge: () => [findingOf({ decision: 'ask' })] }
    await createGuardian([unsure, judge], 'open').judge(call, completeness)
    expect(questions).toHaveLength(1)
  })

  it('looks at answers to the user once something has moved', async () => {
    const { judge, questions } = judgeThatReads('I')
    expect(await judge.judgeTurn?.(turnOf('Your BMI is 22.'))).toEqual([])
    expect(questions).toEqual([])
  })
})
