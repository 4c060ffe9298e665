import { describe, expect, it } from 'vitest'
import { annotate } from '../../../../src/bench/annotate/annotate.ts'
import { createLlmAnnotator } from '../../../../src/bench/annotate/llm-annotator.ts'
import { McipError } from '../../../../src/errors.ts'

const annotated = annotate(
  JSON.stringify({ id: 'a', messages: [{ role: 'user', content: 'I weigh 70 kg.' }] }),
  'f:1',
)
const reply = JSON.stringify({
  flows: [{ flow: 0, from: 'user', to: 'client', type: 'health', principle: 'delegation' }],
})

function annotatorOf(...answers: readonly (string | Error)[]) {
  const kept = new Map<string, string>()
  let asked = 0
  const annotator = createLlmAnnotator({
    model: 'm',
    replies: { get: (key) => kept.get(key), put: (key, value) => void kept.set(key, value) },
    endpoint: {
      async ask() {
        const answer = answers[Math.min(asked++, answers.length - 1)] ?? ''
        if (answer instanceof Error) throw answer
        return { text: answer, inputTokens: 1, outputTokens: 1, cost: 0, ms: 1 }
      },
    },
  })
  return { annotator, asked: () => asked }
}

describe('createLlmAnnotator', () => {
  it("puts the model's words in the place of the extractor's, and asks once", async () => {
    const { annotator, asked } = annotatorOf(reply)
    const found = await annotator.annotate(annotated)
    expect(found.flows[0]).toMatchObject({ type: { about: ['health'] }, principle: ['delegation'] })
    await annotator.annotate(annotated)
    expect(asked()).toBe(1)
    expect(annotator.counts).toEqual({ taken: 2, invalid: 0, unavailable: 0, unasked: 0 })
  })

  it("keeps the extractor's annotation where none comes or can be used, and counts that", async () => {
    const gone = new McipError('llm.unavailable', { url: 'u', reason: 'gone' })
    const { annotator, asked } = annotatorOf(gone, '{"flows": []}')
    expect(await annotator.annotate(annotated)).toBe(annotated)
    expect(await annotator.annotate(annotated)).toBe(annotated)
    expect(asked()).toBe(2)
    expect(await annotator.annotate({ ...annotated, flows: [], paper: [] })).toMatchObject({
      paper: [],
    })
    expect(annotator.counts).toEqual({ taken: 0, invalid: 1, unavailable: 1, unasked: 1 })
  })

  it('ends where the endpoint answers nothing any more', async () => {
    const { annotator } = annotatorOf(new McipError('llm.gave-up', { reason: 'gone' }))
    await expect(annotator.annotate(annotated)).rejects.toMatchObject({ code: 'llm.gave-up' })
    expect(annotator.counts.unavailable).toBe(0)
  })

  it('does not hide a fault of its own', async () => {
    const { annotator } = annotatorOf(new TypeError('oops'))
    await expect(annotator.annotate(annotated)).rejects.toThrow('oops')
  })
})
