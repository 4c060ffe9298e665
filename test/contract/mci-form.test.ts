import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { createAuditDeps, judgeText } from '../../src/audit/audit-record.ts'
import { mciLineOf } from '../../src/audit/mci-record.ts'
import { createFlowLog } from '../../src/log/create-flow-log.ts'
import { exportMci } from '../../src/log/export/mci.ts'
import { temporaryKeys } from '../../src/log/store/keys.ts'
import { createMemoryStore } from '../../src/log/store/memory.ts'
import type { Completeness } from '../../src/trajectory/trajectory.ts'
import { all } from './store.ts'

const schema = readFileSync(
  new URL('../../schema/mci-trajectory.schema.json', import.meta.url),
  'utf8',
)
const validate = new Ajv2020().compile(JSON.parse(schema))
const deps = createAuditDeps({ judges: [], failMode: 'closed-for-changes' })
const at = '2026-11-22T10:00:00.000Z'
const completeness: Completeness = {
  query: 'unknown',
  builtins: false,
  response: false,
  lists: true,
  provenance: 'whole',
  key: 'process',
}

/** The lines that the log exports of a call and its blocked answer. */
async function logLines(): Promise<readonly string[]> {
  const store = createMemoryStore()
  const log = createFlowLog({
    store,
    mode: 'redacted',
    keys: temporaryKeys(),
    now: () => new Date(at),
    warn: () => undefined,
  })
  const flow = {
    seq: 0,
    at,
    plane: 'wire',
    sender: { role: 'client' },
    recipient: { role: 'server', name: 'files', unit: 'function:read_file' },
    subject: [{ role: 'third-party', name: 'Ann' }, { role: 'unknown' }],
    type: { message: 'function-request', about: ['file-path'] },
    principle: ['necessity'],
    digest: 'd'.repeat(64),
    bytes: 20,
    content: { path: '/tmp/x', big: 12345678901234567890n, __proto__: null },
  } as const
  const entry = {
    kind: 'message',
    at,
    trajectory: { source: 'process', value: 'one' },
    server: 'files',
    from: 'host',
    message: { kind: 'request', method: 'tools/call', id: '1', bytes: 50 },
    flows: [flow],
    verdict: {
      decision: 'block',
      risk: 'function-injection',
      confidence: 1,
      findings: [
        {
          risk: 'function-injection',
          judge: 'rules',
          decision: 'block',
          severity: 'high',
          confidence: 1,
          flow: 0,
          message: 0,
          element: 'presence',
          text: 'a sentence for a person',
          evidence: [{ message: 0, pointer: '/params/arguments/path', span: [0, 4] }],
        },
      ],
      completeness,
    },
    action: 'reject',
    ms: 0.3,
  } as const
  await log.append([entry, entry])
  await log.close()
  return await all(exportMci(store))
}

async function readAndWritten(line: string): Promise<string> {
  const { id, judged } = await judgeText(line, { file: 'x', line: 1 }, deps)
  return mciLineOf({ id, judged, text: line })
}

describe('MCI JSONL is one form, whoever writes it', () => {
  it('what the log exports is valid, and is the same after audit has read and written it', async () => {
    const lines = await logLines()
    expect(lines).toHaveLength(1)
    for (const line of lines) {
      expect([validate(JSON.parse(line)), validate.errors]).toEqual([true, null])
      expect(await readAndWritten(line)).toBe(line)
      expect(line).toContain('12345678901234567890')
    }
  })

  it('what audit writes of a dialogue is valid, and the same after it was read again', async () => {
    const text = JSON.stringify({
      messages: [
        { role: 'system', content: 'be brief' },
        { role: 'user', content: 'what is in notes.txt?' },
        {
          role: 'assistant',
          tool_calls: [
            {
              id: 'a',
              type: 'function',
              function: { name: 'files__read', arguments: '{"path":"notes.txt"}' },
            },
          ],
        },
        { role: 'tool', tool_call_id: 'a', content: 'call Bob at +1 415 555 0100' },
        { role: 'assistant', content: 'Call Bob.' },
      ],
      label: 'K',
    })
    const { id, judged } = await judgeText(text, { file: 'x', line: 1 }, deps)
    for (const content of ['full', 'redacted', 'shape'] as const) {
      const line = mciLineOf({ id, judged, text, content })
      expect([validate(JSON.parse(line)), validate.errors]).toEqual([true, null])
      expect(await readAndWritten(line)).toBe(line)
    }
  })

  it('members that nobody knows are kept, at every level', async () => {
    const [line = ''] = await logLines()
    const value = JSON.parse(line) as { flows: readonly object[] }
    const richer = JSON.stringify({
      ...value,
      flows: value.flows.map((flow) => ({ ...flow, mood: [1] })),
      origin: { tool: 'mine' },
    })
    expect(await readAndWritten(richer)).toBe(richer)
  })
})
