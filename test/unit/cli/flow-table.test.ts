import { describe, expect, it } from 'vitest'
import { type FlowRow, flowTable } from '../../../src/cli/flow-table.ts'
import { columnsOf } from '../../../src/cli/terminal.ts'
import type { Flow } from '../../../src/flow/flow.ts'
import { findingOf } from '../audit/report/made.ts'

function rowOf(part: Partial<Flow>, more: Partial<FlowRow> = {}): FlowRow {
  return {
    flow: {
      seq: 0,
      at: '1970-01-01T00:00:00.000Z',
      plane: 'wire',
      sender: { role: 'user' },
      recipient: { role: 'client' },
      subject: [{ role: 'user' }],
      type: { message: 'query', about: ['health'] },
      principle: ['consent'],
      digest: 'd',
      bytes: 1,
      ...part,
    },
    findings: [],
    ...more,
  }
}

const server = { role: 'server', unit: 'function:calculate_bmi' } as const
const bmi: readonly FlowRow[] = [
  rowOf({}),
  rowOf({
    seq: 1,
    sender: { role: 'client' },
    recipient: server,
    type: { message: 'function-request', about: ['health'] },
    principle: ['necessity'],
  }),
  rowOf({
    seq: 2,
    sender: server,
    type: { message: 'function-return', about: ['health'] },
    principle: ['service-provision'],
  }),
  rowOf({
    seq: 3,
    sender: { role: 'client' },
    recipient: { role: 'user' },
    type: { message: 'response', about: ['health'] },
    principle: ['transparency'],
  }),
]

describe('flowTable', () => {
  it('prints the example of the paper as a table', () => {
    expect(flowTable({ width: 110, colour: false }, bmi)).toEqual([
      '#  sender -> recipient               subject  information type          transmission principle',
      '0  user -> client                    user     query: health             consent',
      '1  client -> server (calculate_bmi)  user     function-request: health  necessity',
      '2  server (calculate_bmi) -> client  user     function-return: health   service-provision',
      '3  client -> user                    user     response: health          transparency',
    ])
  })

  it('fits the terminal, words whole from 60 columns on', () => {
    for (const width of [40, 60, 80, 100]) {
      const lines = flowTable({ width, colour: false }, bmi)
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width)
      if (width >= 60) expect(lines.join('\n')).toContain('service-provision')
    }
  })

  it('shows findings and contents below their flow', () => {
    const row = rowOf({}, { findings: [findingOf()], content: '{"weight":70}' })
    expect(flowTable({ width: 80, colour: false }, [row]).slice(2)).toEqual([
      '   {"weight":70}',
      '   ! block, function-injection (high): a sentence for a person',
    ])
  })

  it('shows nothing of hostile names that a terminal would obey', () => {
    const name = `evil\u001b[2J\u202e${'x'.repeat(5_000)}`
    const row = rowOf(
      { recipient: { role: 'server', name, unit: name }, subject: [{ role: 'third-party', name }] },
      { content: name },
    )
    const text = flowTable({ width: 80, colour: false }, [row]).join('\n')
    expect(text).not.toMatch(/[\u001b\u202e]/)
    expect(text.length).toBeLessThan(5_000)
  })

  it('is a heading without flows', () => {
    expect(flowTable({ width: 80, colour: false }, [])).toHaveLength(1)
  })
})
