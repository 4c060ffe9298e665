/** A flow log on disk that holds the entries of one trajectory. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Entry } from '../../../src/log/entry.ts'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'
import { tripEntries } from '../log/trip-entries.ts'

/** The file of a new log with `entries`. */
export async function logOf(entries: readonly Entry[] = tripEntries): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'mcip-trip-')), 'log.db')
  const store = openSqliteStore({ file })
  for (const entry of entries) {
    const { trajectory, at, server } = entry
    const flows = entry.kind === 'message' ? entry.flows.length : 0
    const serialise = (): string => JSON.stringify(entry)
    await store.append([{ trajectory, at, server, flows, serialise }])
  }
  await store.close()
  return file
}

/** Entries of the trajectory `environment:trip`, from one on, as they are stored. */
export async function entriesOf(file: string, from = 0): Promise<readonly Entry[]> {
  const store = openSqliteStore({ file })
  try {
    const found: Entry[] = []
    for await (const { bytes } of store.entries({ source: 'environment', value: 'trip' }, from)) {
      found.push(JSON.parse(bytes) as Entry)
    }
    return found
  } finally {
    await store.close()
  }
}
