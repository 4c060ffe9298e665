import { describe, expect, it } from 'vitest'
import {
  bfclAccuracy,
  bfclQuestion,
  bfclResult,
  callsOfReply,
} from '../../../../src/bench/evaluate/bfcl-model.ts'
import type { BfclTask } from '../../../../src/bench/sources/read-bfcl.ts'

const task: BfclTask = {
  id: 's',
  category: 'simple',
  messages: [
    { role: 'system', content: 'Metric only.' },
    { role: 'user', content: 'How long is 3 m?' },
    { role: 'assistant', content: 'In what?' },
    { role: 'user', content: 'In feet.' },
  ],
  functions: [
    {
      name: 'units.convert',
      parameters: {
        type: 'dict',
        properties: { value: { type: 'float' }, to: { type: 'string' } },
        required: ['value', 'to'],
      },
    },
  ],
  expected: [
    {
      name: 'units.convert',
      possible: new Map<string, readonly (string | number)[]>([
        ['value', [3]],
        ['to', ['feet', 'ft']],
      ]),
    },
  ],
}

describe('bfclQuestion', () => {
  it('gives functions and the whole of the question', () => {
    const [system, user] = bfclQuestion(task)
    expect(system?.content).toContain('Metric only.')
    expect(system?.content).toContain('"units.convert"')
    expect(user?.content).toBe('How long is 3 m?\n(You said: In what?)\nIn feet.')
  })
})

describe('callsOfReply', () => {
  it.each([
    ['[units.convert(value=3, to="ft")]'],
    ['units.convert(value=3.0, to="ft")'],
    ['```python\n[units.convert(value=3, to="ft")]\n```'],
    ['<think>[units.convert(value=9)]</think>\n[units.convert(value=3, to="ft")]'],
    ['[{"name": "units.convert", "arguments": {"value": 3, "to": "ft"}}]'],
  ])('reads %s', (reply) => {
    expect(callsOfReply(reply, task)).toMatchObject([
      { name: 'units.convert', arguments: { value: 3, to: 'ft' } },
    ])
    expect(bfclResult(task, reply)).toEqual({ id: 's', category: 'simple' })
  })

  it.each(['[]', 'None of the functions fits.', ''])('finds no call in %j', (reply) => {
    expect(callsOfReply(reply, task)).toEqual([])
    expect(bfclResult(task, reply).fault).toBe('wrong-count')
    expect(bfclResult({ ...task, expected: 'no-call' }, reply).fault).toBeUndefined()
  })
})

describe('bfclAccuracy', () => {
  it('averages curated categories unweighted, live ones weighted, relevance by itself', () => {
    const right = { id: 'a' } as const
    const wrong = { id: 'b', fault: 'wrong-value' } as const
    const accuracy = bfclAccuracy([
      { ...right, category: 'simple' },
      { ...right, category: 'simple' },
      { ...wrong, category: 'parallel' },
      { ...right, category: 'live_simple' },
      { ...wrong, category: 'live_multiple' },
      { ...wrong, category: 'live_multiple' },
      { ...wrong, category: 'irrelevance' },
    ])
    expect(accuracy.nonLive).toBe(0.5)
    expect(accuracy.live).toBeCloseTo(1 / 3, 9)
    expect(accuracy.categories).toContainEqual({ category: 'irrelevance', tasks: 1, right: 0 })
    expect(bfclAccuracy([])).toEqual({ categories: [], nonLive: undefined, live: undefined })
  })
})
