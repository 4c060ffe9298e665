import { describe, expect, it } from 'vitest'
import { annotate, annotatedLine } from '../../../src/bench/annotate/annotate.ts'
import { askedOfFlows, askedOfRecord } from '../../../src/bench/asked-of-record.ts'
import { writeDialogue } from '../../../src/bench/bench-case.ts'
import { bmi } from './gold.ts'

const text = JSON.stringify({ id: 'bmi', ...writeDialogue(bmi) })

describe('askedOfRecord', () => {
  it('shows a dialogue by its messages, numbered, without what the host set up', () => {
    const system = { kind: 'system', text: 'Be kind.' } as const
    const set = JSON.stringify(writeDialogue({ ...bmi, steps: [system, ...bmi.steps] }))
    const { tools, steps } = askedOfRecord(set)
    expect(tools).toMatchObject([{ name: 'calculate_bmi', parameters: ['weight', 'height'] }])
    expect(steps).toMatchObject([
      { step: 1, what: 'user-asks' },
      { step: 2, what: 'client-calls', arguments: { weight: '70', height: '1.75' } },
      { step: 3, what: 'server-returns', text: '{"bmi": 22.86}' },
      { step: 4, what: 'client-answers' },
    ])
  })

  it("shows an MCI trajectory by its flows, in the paper's form with what moves", () => {
    const { steps } = askedOfRecord(annotatedLine(annotate(text, ''), 'full'))
    expect(steps.map(({ what }) => what)).toEqual([
      'content',
      'user-asks',
      'client-calls',
      'server-returns',
      'client-answers',
    ])
    expect(steps[2]?.text).toMatch(
      /^from: client; to: function calculate_bmi; type: .+; principle: necessity.*; function-request: \{"weight":70,"height":1\.75\}$/,
    )
  })

  it('shows a record that is no plain dialogue by its flows too', () => {
    const stray = { messages: [{ role: 'tool', tool_call_id: 'x', content: 'stray 7' }] }
    expect(askedOfRecord(JSON.stringify(stray)).steps[0]?.text).toContain('stray 7')
    expect(() => askedOfRecord('{')).toThrow('no valid JSON')
  })
})

describe('askedOfFlows', () => {
  it('does without words for a flow that has none', () => {
    const { flows } = annotate(text, '')
    expect(askedOfFlows({ flows, paper: [] }).steps[1]?.text).toMatch(/^query: Calculate/)
  })
})
