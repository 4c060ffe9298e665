/**
 * The audit of standard input without judges, as a process of its own whose memory can be watched:
 * what `mcip audit` does but for judging. Writes a line of JSON a record to nowhere.
 *
 *     node --import tsx scripts/bench/audit-stream.ts <threads> < records.jsonl
 */
import { runAudit } from '../../src/audit/run.ts'

const jobs = Number(process.argv[2] ?? 1)
const { tally } = await runAudit(
  {
    files: ['-'],
    settings: { judges: [], failMode: 'closed-for-changes', report: 'jsonl' },
    jobs,
    stdin: process.stdin,
    program: new URL('../../dist/audit/run-worker.js', import.meta.url),
  },
  () => undefined,
)
process.stderr.write(`${tally.records} records\n`)
