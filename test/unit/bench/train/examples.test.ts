import { describe, expect, it } from 'vitest'
import type { DialogueStep } from '../../../../src/bench/dialogue.ts'
import { createExamples, wrongUnits } from '../../../../src/bench/train/examples.ts'
import { examplesOf, payments } from './dialogues.ts'

describe('createExamples', () => {
  it('gives each call, return and answer the class that is true of it', () => {
    const [plain, repeated] = examplesOf(payments(1))
    expect(plain?.units.map(({ kind, label }) => [kind, label])).toEqual([
      ['call', 0],
      ['return', 0],
      ['answer', 0],
    ])
    expect(repeated?.label).toBe(10)
    expect(repeated?.units.map(({ kind, label }) => [kind, label])).toEqual([
      ['call', 0],
      ['return', 0],
      ['call', 10],
      ['return', 0],
      ['answer', 0],
    ])
  })

  it('is nothing where nothing is judged', () => {
    const text = JSON.stringify({ messages: [{ role: 'user', content: 'hello' }] })
    const plain = { label: 'appropriate', group: 'g', source: 's', changed: [] } as const
    expect(createExamples()({ text, ...plain })).toBeUndefined()
  })
})

describe('wrongUnits', () => {
  const steps: readonly DialogueStep[] = [
    { kind: 'user', text: 'x' },
    { kind: 'call', name: 'a', arguments: {} },
    { kind: 'call', name: 'b', arguments: {}, returned: '' },
    { kind: 'assistant', text: 'y' },
  ]
  const rows = [{ kind: 'call' }, { kind: 'call' }, { kind: 'return' }, { kind: 'answer' }] as const

  it('finds the return where that was changed, and both where the wrong function was asked', () => {
    const emptied = [{ step: 2, what: 'return emptied' }]
    const misrouted = [{ step: 2, what: 'call misrouted' }]
    expect([...wrongUnits(rows, steps, 'function-overlapping', emptied)]).toEqual([2])
    expect([...wrongUnits(rows, steps, 'function-overlapping', misrouted)]).toEqual([1, 2])
  })

  it('finds an answer, and passes over words of the user', () => {
    const changed = [
      { step: 0, what: 'request' },
      { step: 3, what: 'answer' },
    ]
    expect([...wrongUnits(rows, steps, 'data-injection', changed)]).toEqual([3])
  })

  it('takes the last unit where nothing is named, and none where all is well', () => {
    expect([...wrongUnits(rows, steps, 'data-injection', [{ what: 'a tool' }])]).toEqual([3])
    expect(wrongUnits(rows, steps, 'appropriate', [{ step: 1, what: 'kept' }]).size).toBe(0)
    expect(wrongUnits([], [], 'data-injection', []).size).toBe(0)
  })
})
