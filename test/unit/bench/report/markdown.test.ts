import { describe, expect, it } from 'vitest'
import { markdownReport } from '../../../../src/bench/report/markdown.ts'
import { report } from './own-report.ts'

const text = markdownReport(report)

describe('markdownReport', () => {
  it('tells measures with intervals, classes, the command and the paper apart', () => {
    expect(text).toContain('mcip bench run own.jsonl --systems rules')
    expect(text).toMatch(/\| risk-resistance: accuracy over the 11 classes \| 100\.0% \(/)
    expect(text).toContain('| MCIP Guardian \\(8B\\)'.replaceAll('\\', ''))
    expect(text).toContain('comparable with those above only where that set was given')
    expect(text).toContain('| cases without an answer | 0 | 1 |')
  })

  it('tells why cases have no answer, and what to do', () => {
    expect(text).toMatch(/\| 1 \| llm\.unavailable \| – \|.*check that the model server runs/)
    expect(text).toContain('Run the same command again')
    const answered = { ...report, systems: report.systems.slice(0, 1) }
    expect(markdownReport(answered)).not.toContain('without an answer\n')
  })

  it('tells how a trained model came about, where its card says so', () => {
    expect(text).toContain('| units | 14 | 0.143 | 0.500 | lowest |')
    expect(text).toContain('| trajectories | 1 | 1.250 | – |  |')
    const { training: _, ...before } = report
    expect(markdownReport(before)).not.toContain('Training of')
  })

  it('lets no name break out of its cell', () => {
    expect(text).not.toContain('<img')
    expect(text).not.toContain('\u001b')
    for (const line of text.split('\n').filter((one) => one.includes('onerror'))) {
      expect(line).not.toMatch(/(?<!\\)[<`]/)
    }
  })
})
