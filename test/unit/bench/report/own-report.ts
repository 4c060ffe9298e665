/** A small report for the tests of its views. */
import { type BenchReport, reportOf } from '../../../../src/bench/report/bench-report.ts'
import { scoredOf } from '../evaluate/scored-cases.ts'

const cases = ['appropriate', 'appropriate', 'replay-injection', 'data-injection'] as const

export const hostileName = '<img src=x onerror=alert(1)>|`\u001b[31m'

export const report: BenchReport = reportOf({
  files: [{ name: 'own.jsonl', sha256: 'ab'.repeat(32), cases: 4 }],
  command: 'mcip bench run own.jsonl --systems rules',
  version: '0.1.0',
  at: '2026-01-02T03:04:05.678Z',
  bootstrap: { draws: 20 },
  training: [
    {
      model: hostileName,
      systems: ['classifier'],
      curves: {
        unit: Array.from({ length: 30 }, (_, at) => ({
          round: at + 1,
          learned: 2 / (at + 1),
          held: at === 13 ? 0.5 : 0.75,
        })),
        trajectory: [{ round: 1, learned: 1.25 }],
      },
    },
  ],
  answered: [
    {
      system: { name: 'rules', settings: { rules: 12 } },
      scored: cases.map((truth, index) =>
        scoredOf(truth, truth, { id: `r${index}`, part: hostileName }),
      ),
    },
    {
      system: { name: hostileName, settings: {} },
      scored: cases.map((truth, index) =>
        scoredOf(truth, 'appropriate', {
          id: `r${index}`,
          ...(index === 3 ? { error: 'llm.unavailable' } : {}),
        }),
      ),
    },
  ],
})
