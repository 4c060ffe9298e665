/** The flow log of a guarded run, read back. */
import type { Entry, MessageEntry } from '../../../src/log/entry.ts'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../src/log/verify.ts'

export interface LogRead {
  readonly entries: readonly Entry[]
  /** What verification found, in words; empty when the log is whole. */
  readonly faults: readonly string[]
}

/** Every entry in the order of appending, and what verification says. */
export async function readLog(file: string): Promise<LogRead> {
  const store = openSqliteStore({ file })
  try {
    const entries: Entry[] = []
    for await (const { bytes } of store.tail()) entries.push(JSON.parse(bytes) as Entry)
    const { faults } = await verifyLog(store)
    return { entries, faults: faults.map((fault) => JSON.stringify(fault)) }
  } finally {
    await store.close()
  }
}

/** The entries of messages only. */
export function messagesOf({ entries }: LogRead): readonly MessageEntry[] {
  return entries.filter((entry) => entry.kind === 'message')
}
