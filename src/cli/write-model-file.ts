/** A model, or what goes with it, on disk: whole, or not at all. */
import {
  accessSync,
  constants,
  existsSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { McipError } from '../errors.ts'
import { plain } from './terminal.ts'

/** What goes with the model in `output`. */
export function cardFile(output: string): string {
  return `${output}.card.json`
}

/**
 * Says before the work what writing a model would say after it.
 *
 * @throws McipError `cli.unwritable`
 */
export function checkModelPlace(output: string): void {
  for (const file of [output, cardFile(output)]) {
    const reason = whyUnwritable(file)
    if (reason !== undefined) throw new McipError('cli.unwritable', { file: shown(file), reason })
  }
}

/** @throws McipError `cli.unwritable` */
export function writeModelFile(file: string, content: string | Uint8Array): void {
  const fresh = `${file}.new`
  try {
    writeFileSync(fresh, content)
    renameSync(fresh, file)
  } catch (cause) {
    if (existsSync(fresh)) rmSync(fresh, { force: true })
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new McipError('cli.unwritable', { file: shown(file), reason }, { cause })
  }
}

function whyUnwritable(file: string): string | undefined {
  if (isFolder(file) === true) return 'it is a folder'
  const folder = dirname(file)
  const isThere = isFolder(folder)
  if (isThere === undefined) return 'its folder does not exist'
  if (!isThere) return 'what should be its folder is a file'
  try {
    accessSync(folder, constants.W_OK)
    return undefined
  } catch {
    // What writing would throw.
    return 'you may not write to its folder'
  }
}

/** Undefined where nothing is there. */
function isFolder(path: string): boolean | undefined {
  return existsSync(path) ? statSync(path).isDirectory() : undefined
}

function shown(file: string): string {
  return plain(file, 300)
}
