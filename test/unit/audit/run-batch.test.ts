import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createAuditDeps } from '../../../src/audit/audit-record.ts'
import { batchRecordOf, judgeBatch } from '../../../src/audit/run-batch.ts'
import { McipError } from '../../../src/errors.ts'

const deps = createAuditDeps({ judges: ['rules'], failMode: 'closed-for-changes', clock: () => 0 })
const dialogue = (id: string): string =>
  JSON.stringify({ id, messages: [{ role: 'user', content: 'good morning' }] })

it('a fault of a file goes to a worker as data, and a record as it is', () => {
  const error = new McipError('audit.unreadable', { file: 'x', reason: 'it is a folder' })
  const fault = { code: 'audit.unreadable', data: { file: 'x', reason: 'it is a folder' } }
  expect(batchRecordOf({ file: 'x', line: 0, error })).toEqual({ file: 'x', line: 0, fault })
  const record = { file: 'x', line: 1, text: '{}' }
  expect(batchRecordOf(record)).toBe(record)
})

it('a batch gives its lines in input order, bad records among them', async () => {
  const { outputs, tally } = await judgeBatch(
    [
      { file: 'x', line: 1, text: dialogue('one') },
      { file: 'x', line: 2, text: 'no JSON' },
      { file: 'x', line: 3, fault: { code: 'audit.record-too-long', data: { limit: 5 } } },
      { file: 'x', line: 4, text: dialogue('four') },
    ],
    deps,
    'jsonl',
  )
  const lines = outputs.map((line) => JSON.parse(line) as { id: string; error?: string })
  expect(lines.map(({ id }) => id)).toEqual(['one', 'x:2', 'x:3', 'four'])
  expect(lines[2]?.error).toBe('audit.record-too-long: the record is longer than 5 bytes')
  expect(tally).toMatchObject({ records: 4, failed: 2, decisions: { allow: 2 } })
})

it('a text report writes nothing while it reads', async () => {
  const { outputs } = await judgeBatch([{ file: 'x', line: 1, text: dialogue('a') }], deps, 'text')
  expect(outputs).toEqual([])
})

it('a judge that waits gets as many records at once as it may, and the order stays', async () => {
  let now = 0
  let most = 0
  const judge = {
    name: 'llm',
    judge: () => [],
    async judgeTurn() {
      most = Math.max(most, ++now)
      await pause(now === 1 ? 20 : 1)
      now--
      return []
    },
  } as const
  const waiting = createAuditDeps({
    judges: ['llm'],
    failMode: 'open',
    llm: { judge, atOnce: 3 },
  })
  const records = ['a', 'b', 'c', 'd', 'e'].map((id, index) => ({
    file: 'x',
    line: index + 1,
    text: id === 'd' ? 'no JSON' : dialogue(id),
  }))
  const { outputs } = await judgeBatch(records, waiting, 'jsonl')
  expect(outputs.map((line) => JSON.parse(line).id)).toEqual(['a', 'b', 'c', 'x:4', 'e'])
  expect(most).toBe(3)
})
