/** A model, or what goes with it, on disk: whole, or not at all. */
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { McipError } from '../errors.ts'

/** @throws McipError `cli.unwritable` */
export function writeModelFile(file: string, content: string | Uint8Array): void {
  const fresh = `${file}.new`
  try {
    writeFileSync(fresh, content)
    renameSync(fresh, file)
  } catch (cause) {
    rmSync(fresh, { force: true })
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new McipError('cli.unwritable', { file, reason }, { cause })
  }
}
