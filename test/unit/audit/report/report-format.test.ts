import { expect, it } from 'vitest'
import { recordOutput } from '../../../../src/audit/report/report-format.ts'
import { type BenchmarkClass, benchmarkClasses } from '../../../../src/risk/risk.ts'
import { auditedOf, failedOf, findingOf } from './made.ts'

it('jsonl writes exactly the audit line', () => {
  const { audit, ...record } = auditedOf([findingOf()], { id: 'one' })
  const scores = Object.fromEntries(
    benchmarkClasses.map((name) => [name, name === 'function-injection' ? 0.5 : 0.05]),
  ) as Record<BenchmarkClass, number>
  const given = { ...record, audit: { ...audit, confidence: 0.5, scores } }
  expect(recordOutput('jsonl', given, '')).toEqual([
    '{"id":"one","decision":"block","risk":"function-injection","confidence":0.5,"scores":{"appropriate":0.05,"function-overlapping":0.05,"excessive-privileges-overlapping":0.05,"function-dependency-injection":0.05,"function-injection":0.5,"causal-dependency-injection":0.05,"wrong-function-intent-injection":0.05,"wrong-argument-intent-injection":0.05,"data-injection":0.05,"identity-injection":0.05,"replay-injection":0.05},"findings":[{"risk":"function-injection","judge":"rules","decision":"block","severity":"high","confidence":0.9,"flow":0,"message":1,"element":"presence","text":"a sentence for a person","evidence":[{"message":1,"pointer":"/tool_calls/0/function/arguments/to"}]}],"completeness":{"query":"user","builtins":true,"response":false,"lists":true,"provenance":"whole","key":"record"},"ms":1}',
  ])
})

it('jsonl writes a line for a record that could not be judged', () => {
  const [line = ''] = recordOutput('jsonl', failedOf(3), 'no JSON')
  expect(JSON.parse(line)).toMatchObject({
    id: 'made.jsonl:3',
    decision: 'allow',
    risk: 'appropriate',
    findings: [],
    error: 'audit.malformed-json: no valid JSON: no value at column 1',
  })
})

it('sarif writes one result a finding, text nothing', () => {
  const record = auditedOf([findingOf(), findingOf({ message: 2 })])
  expect(recordOutput('sarif', record, '')).toHaveLength(2)
  expect(recordOutput('sarif', failedOf(1), '')).toEqual([])
  expect(recordOutput('text', record, '')).toEqual([])
})
