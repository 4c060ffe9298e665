import { describe, expect, it } from 'vitest'
import { annotationOf } from '../../../../src/bench/annotate/annotation-reply.ts'

const asked = [
  { from: 'user', to: 'client' },
  { from: 'client', to: 'function calculate_bmi' },
]
const one = { flow: 0, from: 'user', to: 'client', type: 'health', principle: 'consent' }
const two = { flow: 1, from: 'client', to: 'calculate_bmi', type: 'health', principle: 'necessity' }
const right = [
  { from: 'user', to: 'client', type: 'health', principle: 'consent' },
  { from: 'client', to: 'function calculate_bmi', type: 'health', principle: 'necessity' },
]
const text = (value: unknown): string => JSON.stringify(value)

describe('annotationOf', () => {
  it.each([
    ['as asked', text({ flows: [one, two] })],
    ['a list by itself', text([one, two])],
    ['in another order', text({ flows: [two, one] })],
    [
      'fenced and explained',
      `Here it is:\n\`\`\`json\n${text({ flows: [one, two] })}\n\`\`\`\nDone.`,
    ],
    ['behind its thoughts', `<think>{"flows": []}</think>${text({ flows: [one, two] })}`],
    [
      'under other names',
      text({
        flows: [
          {
            sender: 'The user',
            recipient: 'AI assistant',
            information_type: 'health',
            transmission_principle: 'consent',
          },
          { ...two, from: 'agent', flow: 'second', to: 'tool calculate_bmi' },
        ],
      }),
    ],
    ['with types as a list', text([{ ...one, type: ['health'] }, two])],
  ])('takes a reply that is %s', (_, reply) => {
    expect(annotationOf(reply, asked)).toEqual(right)
  })

  it.each([
    ['is no JSON', 'I cannot do that.'],
    ['is cut off', text({ flows: [one, two] }).slice(0, -20)],
    ['misses a flow', text({ flows: [one] })],
    ['holds one twice', text({ flows: [one, { ...one }] })],
    ['holds something else', text({ flows: [one, 7] })],
    ['names another sender', text({ flows: [{ ...one, from: 'server' }, two] })],
    ['names another recipient', text({ flows: [one, { ...two, to: 'user' }] })],
    ['has no type', text({ flows: [{ ...one, type: '  ' }, two] })],
    ['has a principle that is no text', text({ flows: [{ ...one, principle: 3 }, two] })],
    ['has a type without end', text({ flows: [{ ...one, type: 'x'.repeat(500) }, two] })],
    ['is an object without flows', '{"answer": 1}'],
  ])('does not take one that %s', (_, reply) => {
    expect(annotationOf(reply, asked)).toBeUndefined()
  })

  it('takes control characters out of what it takes', () => {
    const reply = text([{ ...one, type: 'he\u001b[31malth\n' }, two])
    expect(annotationOf(reply, asked)?.[0]?.type).toBe('he [31malth')
  })
})
