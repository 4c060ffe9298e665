import { describe, expect, it } from 'vitest'
import { annotate, annotatedLine, annotatedWith } from '../../../../src/bench/annotate/annotate.ts'
import { writeDialogue } from '../../../../src/bench/bench-case.ts'
import { readMciTrajectory } from '../../../../src/log/read-mci-trajectory.ts'
import { bmi } from '../gold.ts'

const text = JSON.stringify({ id: 'bmi', ...writeDialogue(bmi), label: 'A' })

describe('annotate', () => {
  it("gives the paper's four flows, and the list before them", () => {
    const { id, paper } = annotate(text, 'f:1')
    expect(id).toBe('bmi')
    expect(paper.map(({ from, to, principle }) => [from, to, principle.split(', ')[0]])).toEqual([
      ['server', 'client', 'transparency'],
      ['user', 'client', 'consent'],
      ['client', 'function calculate_bmi', 'necessity'],
      ['function calculate_bmi', 'client', 'service-provision'],
      ['client', 'user', 'transparency'],
    ])
  })

  it('names a record without an id as it is told to, and says what is no record', () => {
    const plain = JSON.stringify({ messages: [{ role: 'user', content: 'Hi' }] })
    expect(annotate(plain, 'f:1').id).toBe('f:1')
    expect(() => annotate('{', 'f:1')).toThrow('no valid JSON')
  })

  it('gives the same for the same text', () => {
    expect(annotatedLine(annotate(text, ''), 'full')).toBe(
      annotatedLine(annotate(text, ''), 'full'),
    )
  })
})

describe('annotatedWith', () => {
  it('changes type and principle of flows, and leaves the rest of the line as it was', () => {
    const before = annotate(text, '')
    const paper = before.paper.map((flow) => ({ ...flow, type: 'body measures' }))
    const line = annotatedLine(annotatedWith(before, paper), 'full')
    const after = JSON.parse(line)
    const first = JSON.parse(annotatedLine(before, 'full'))
    expect(after.flows[1].type).toEqual({ message: 'query', about: ['x-body-measures'] })
    expect(after.flows[1].content).toBe(first.flows[1].content)
    expect(after.label).toBe('appropriate')
    expect(() => readMciTrajectory(after)).not.toThrow()
  })

  it('goes the same way for a trajectory of flows', () => {
    const mci = annotatedLine(annotate(text, ''), 'full')
    const again = annotate(mci, '')
    const other = annotatedWith(
      again,
      again.paper.map((flow) => ({ ...flow, principle: 'contract' })),
    )
    expect(JSON.parse(annotatedLine(other, 'full')).flows[2].principle).toEqual(['contract'])
    expect(other.flows[2]?.principle).toEqual(['contract'])
  })
})
