/** A flow log over a store in memory that can fail, and what is written to it. */
import { createFlowLog } from '../../../src/log/create-flow-log.ts'
import type { EntryDraft, LogMode, MessageEntry } from '../../../src/log/entry.ts'
import type { FlowLog } from '../../../src/log/flow-log.ts'
import { temporaryKeys } from '../../../src/log/store/keys.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import type { Store } from '../../../src/log/store.ts'
import type { Piece } from '../../../src/state/piece.ts'
import { all, firstTrajectory } from '../../contract/store.ts'

export const at = '2026-11-22T10:00:00.000Z'

export function messageDraft(flows: number, changes: Partial<MessageEntry> = {}): EntryDraft {
  return {
    kind: 'message',
    at,
    trajectory: firstTrajectory,
    server: 'files',
    from: 'server',
    message: { kind: 'result', method: 'tools/call', id: '1', bytes: 100 },
    flows: Array.from({ length: flows }, (_, seq) => ({
      seq,
      at,
      plane: 'wire' as const,
      sender: { role: 'server' as const, name: 'files', unit: 'function:read_file' },
      recipient: { role: 'client' as const },
      subject: [{ role: 'third-party' as const, name: 'alice@example.org' }],
      type: { message: 'function-return' as const, about: ['email-address' as const] },
      principle: ['service-provision' as const],
      digest: 'd'.repeat(64),
      bytes: 20,
      content: { mail: 'alice@example.org' },
    })),
    verdict: {
      decision: 'allow',
      risk: 'appropriate',
      confidence: 1,
      findings: [],
      completeness: {
        query: 'unknown',
        builtins: false,
        response: false,
        lists: true,
        provenance: 'whole',
        key: 'process',
      },
    },
    action: 'forward',
    ms: 0.5,
    ...changes,
  }
}

export function leaving(text: string): { readonly piece: Piece } {
  return { piece: { observations: [], turn: { number: 0, text, flow: 0, at, source: 'user' } } }
}

interface Rig {
  readonly log: FlowLog
  readonly store: Store
  readonly lines: string[]
  fail(error: Error | undefined): void
  wait(ms: number): void
}

/** A flow log over a store in memory whose appends fail while they are told to. */
export function rig(mode: LogMode = 'redacted'): Rig {
  const memory = createMemoryStore()
  let failure: Error | undefined
  let clock = Date.parse(at)
  const lines: string[] = []
  const store: Store = {
    ...memory,
    append(entries) {
      if (failure !== undefined) throw failure
      return memory.append(entries)
    },
  }
  const log = createFlowLog({
    store,
    mode,
    keys: temporaryKeys(),
    now: () => new Date(clock),
    warn: (line) => lines.push(line),
  })
  return {
    log,
    store: memory,
    lines,
    fail: (error) => {
      failure = error
    },
    wait: (ms) => {
      clock += ms
    },
  }
}

export async function entriesOf(store: Store): Promise<Record<string, unknown>[]> {
  return (await all(store.entries(firstTrajectory))).map(
    ({ bytes }) => JSON.parse(bytes) as Record<string, unknown>,
  )
}
