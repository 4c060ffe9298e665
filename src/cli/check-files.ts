/** Files that a command is given: one that is not there is named before anything else is done. */
import { existsSync } from 'node:fs'
import { McipError } from '../errors.ts'
import { plain } from './terminal.ts'

/**
 * @param files paths, or `-` for standard input
 * @throws McipError `audit.unreadable` naming the first that is missing
 */
export function checkFiles(files: readonly string[]): void {
  const missing = files.find((file) => file !== '-' && !existsSync(file))
  if (missing === undefined) return
  throw new McipError('audit.unreadable', {
    file: plain(missing, 300),
    reason: 'there is no such file',
  })
}
