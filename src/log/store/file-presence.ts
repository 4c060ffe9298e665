/** Notices that the file of an open store was deleted or replaced: SQLite goes on writing to nowhere. */
import { statSync } from 'node:fs'
import { McipError } from '../../errors.ts'

/** Milliseconds between two looks; one takes a few microseconds. */
const lookMs = 250

/**
 * A look that throws McipError `log.unavailable` once `file` is no longer the file that it was when
 * this was called; it looks at most every `lookMs`.
 */
export function watchPresence(file: string): () => void {
  const identity = identityOf(file)
  let lookedAt = performance.now()
  return () => {
    if (performance.now() - lookedAt < lookMs) return
    const found = identityOf(file)
    if (found !== identity) {
      const what = found === undefined ? 'deleted' : 'replaced by another'
      const reason = `it was ${what} while it was open; restart the guard to begin a new log, or put the file back`
      throw new McipError('log.unavailable', { file, reason })
    }
    lookedAt = performance.now()
  }
}

/** Device and number of the file; undefined where there is none. */
function identityOf(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? undefined : `${found.dev}:${found.ino}`
}
