/** Files that only their owner may read. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Bits that let the group or others in. */
export const openToOthers = 0o077

/**
 * Creates the folder of `file` (0700) and an empty `file` (0600) where they are missing.
 *
 * WHY not opened when it is there: closing any descriptor of a file drops all POSIX locks that the
 * process holds on it, also those of an open store (fcntl(2); SQLite, How To Corrupt, section 2.2).
 */
export function createPrivateFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
}

/** Takes the rights of group and others away from `file`, where it exists and has any. */
export function makePrivate(file: string): void {
  if (process.platform === 'win32') return
  const found = statSync(file, { throwIfNoEntry: false })
  if (found !== undefined && (found.mode & openToOthers) !== 0) chmodSync(file, 0o600)
}
