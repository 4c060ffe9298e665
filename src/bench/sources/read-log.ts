/** A flow log's own file -> its trajectories as lines of MCI JSONL, as `mcip log export` writes them. */
import { closeSync, openSync, readSync } from 'node:fs'
import type { FileRecord } from '../../audit/read-files.ts'
import { McipError } from '../../errors.ts'
import { exportMci } from '../../log/export/mci.ts'
import { openSqliteStore } from '../../log/store/sqlite.ts'

/** @see SQLite, Database File Format, 1.3 */
const magic = Buffer.from('SQLite format 3\0')

/** Whether `file` is a database, by its first bytes; false where it cannot be read. */
export function isFlowLog(file: string): boolean {
  const start = Buffer.alloc(magic.length)
  try {
    const open = openSync(file, 'r')
    try {
      return readSync(open, start) === magic.length && start.equals(magic)
    } finally {
      closeSync(open)
    }
  } catch {
    // Reading it as records will say what is wrong with it.
    return false
  }
}

/** One record a trajectory, oldest first, numbered as lines are. A log that cannot be read is one error. */
export async function* readLog(file: string): AsyncGenerator<FileRecord, void> {
  let line = 0
  try {
    const store = openSqliteStore({ file })
    try {
      for await (const text of exportMci(store)) yield { file, line: ++line, text }
    } finally {
      await store.close()
    }
  } catch (cause) {
    if (!(cause instanceof McipError)) throw cause
    yield { file, line, error: cause }
  }
}
