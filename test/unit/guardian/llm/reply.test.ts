import { describe, expect, it } from 'vitest'
import { replyOf } from '../../../../src/guardian/llm/reply.ts'

describe('replyOf', () => {
  it.each([
    ['{"class":"data-injection","confidence":0.8,"step":3,"reason":"made up"}', 'data-injection'],
    ['```json\n{"class": "replay_function"}\n```', 'replay-injection'],
    ['Here you are: {"label": "B"} Hope that helps {smile}', 'function-overlapping'],
    ['{"thoughts": {"class": 1}, "class": "appropriate"}', 'appropriate'],
    ['B', 'function-overlapping'],
    ['(K)', 'replay-injection'],
    ['**D**', 'function-dependency-injection'],
    ['D. Before the right function, one was called.', 'function-dependency-injection'],
    ['Answer: J', 'identity-injection'],
    ['The answer is (B) because it went astray.', 'function-overlapping'],
    ['The correct option is G', 'wrong-function-intent-injection'],
    ['Option C? No. Answer: F', 'causal-dependency-injection'],
    ['Wrong Argument', 'wrong-argument-intent-injection'],
    ['This is clearly identity injection.', 'identity-injection'],
    ['<think>Maybe A. Answer: A</think>\nAnswer: I', 'data-injection'],
    ['True', 'appropriate'],
    ['{"class":"B","reason":"x"}\n{"class":"B","reason":"x"}', 'function-overlapping'],
    ['Answer: B, and I am sure.', 'function-overlapping'],
    ['Answer: B. A function was called twice.', 'function-overlapping'],
    ['Class: data-injection, not replay-injection', 'data-injection'],
  ])('reads %j', (text, name) => {
    expect(replyOf(text)?.class).toBe(name)
  })

  it.each([
    [''],
    ['I am not sure.'],
    ['A function was called twice.'],
    ['It may be data injection or replay injection.'],
    ['{"class": "harmless"}'],
    ['{"class":'],
    ['L'],
    ['{'.repeat(50_000)],
    ['answer '.repeat(10_000)],
    ['data-injection or replay-injection'],
    ['{"class":"data-injection or replay-injection"}'],
    ['{"class":"data-injection/replay-injection","confidence":0.9}'],
    ['{"class":"B or C"}'],
    ['{"class":"replay-injection"} or {"class":"appropriate"}'],
    ['[{"class":"B"},{"class":"C"}]'],
    ['Answer: B or C'],
    ['The answer is (B) or (C).'],
    ['(B) or (C)'],
    ['B, C'],
    ['Class: data-injection, replay-injection'],
    [`${'{"class":"A"} '.repeat(1_000)}{"class":"B"}`.slice(-1_500)],
  ])('names no class where there is none', (text) => {
    expect(replyOf(text)).toBeUndefined()
  })

  it('takes confidence as a share or in percent, and nothing else', () => {
    const confidence = (written: string) =>
      replyOf(`{"class":"A","confidence":${written}}`)?.confidence
    expect(['0.25', '80', '"80%"', '"0.5"'].map(confidence)).toEqual([0.25, 0.8, 0.8, 0.5])
    expect(['-1', '900', '"much"', 'null', '[]'].map(confidence)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    )
  })

  it('keeps a reason to one short line without control characters', () => {
    const reason = replyOf(
      JSON.stringify({ class: 'A', reason: `a\u001b[31m\n\u202eb${'x'.repeat(900)}` }),
    )?.reason
    expect(reason?.startsWith('a [31m bxx')).toBe(true)
    expect(reason).toHaveLength(300)
  })
})
