/** A small flow log in a file: two allowed messages and a blocked call, as the demo leaves them. */
import { readFileSync } from 'node:fs'
import { createFlowLog } from '../../../../src/log/create-flow-log.ts'
import type { EntryDraft, MessageEntry } from '../../../../src/log/entry.ts'
import { loadKeys } from '../../../../src/log/store/keys.ts'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'

const at = '2026-11-22T10:00:00.000Z'
const trajectory = { source: 'environment', value: 'demo-1' } as const

export function sampleEntry(isBlocked: boolean): EntryDraft & MessageEntry {
  return {
    kind: 'message',
    format: 1,
    seq: 0,
    at,
    trajectory,
    server: 'weather',
    from: 'host',
    message: { kind: 'request', method: 'tools/call', id: '1', bytes: 100 },
    flows: [
      {
        seq: 0,
        at,
        plane: 'wire',
        sender: { role: 'client', name: 'demo-agent' },
        recipient: { role: 'server', name: 'weather', unit: 'function:get_forecast' },
        subject: [{ role: 'unknown' }],
        type: { message: 'function-request', about: ['credential', 'location'] },
        principle: ['necessity', 'data-minimisation'],
        digest: 'd'.repeat(64),
        bytes: 20,
      },
    ],
    verdict: {
      decision: isBlocked ? 'block' : 'allow',
      risk: 'appropriate',
      confidence: 1,
      findings: [],
      completeness: {
        query: 'unknown',
        builtins: false,
        response: false,
        lists: true,
        provenance: 'whole',
        key: 'environment',
      },
    },
    action: isBlocked ? 'reject' : 'forward',
    ms: 0.5,
  }
}

/** Writes the log to `file` and gives back its messages; `blocked` says which are. */
export async function writeSampleLog(
  file: string,
  blocked: readonly boolean[],
): Promise<readonly MessageEntry[]> {
  const store = openSqliteStore({ file })
  const log = createFlowLog({
    store,
    mode: 'redacted',
    keys: loadKeys(file),
    now: () => new Date(at),
    warn: (line) => {
      throw new Error(line)
    },
  })
  for (const isBlocked of blocked) await log.append([sampleEntry(isBlocked)])
  const entries: MessageEntry[] = []
  for await (const { bytes } of store.entries(trajectory)) entries.push(JSON.parse(bytes))
  await log.close()
  return entries
}

/** The tsx loader, for programs that tests start from their source. */
export const fromSource: readonly [string, ...string[]] = [process.execPath, '--import', 'tsx']

export function linesOfFile(file: string): readonly string[] {
  return readFileSync(file, 'utf8').trim().split('\n')
}
