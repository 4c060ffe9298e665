/**
 * A script whose compiled code is kept from one start to the next, on every Node that runs mcip:
 * V8 then reads it instead of compiling anew.
 *
 * Compiled code runs as the script does, so what is read is only taken where the user alone could
 * have written it, for exactly this source and this V8.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { cachedDataVersionTag } from 'node:v8'
import { constants, Script } from 'node:vm'

export interface CompiledScript {
  /** The value of the script's one expression. */
  readonly value: unknown
  /** Keeps the compiled code, with every function that ran so far, unless it was read. */
  keep(): void
}

const digestBytes = 32
/** No file of compiled code is near this. */
const maxBytes = 16 * 1024 * 1024

/** @param folder where compiled code is kept; undefined: nowhere */
export function loadScript(file: string, folder: string | undefined): CompiledScript {
  // The build leaves nothing beyond ASCII: V8 keeps one byte for each character.
  const source = readFileSync(file, 'latin1')
  const tag = cachedDataVersionTag()
  const kept = folder === undefined ? undefined : join(folder, `${basename(file)}-${tag}.code`)
  const code = kept === undefined ? undefined : readCode(kept, source)
  const script = new Script(source, {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(code === undefined ? {} : { cachedData: code }),
  })
  let isKept = kept === undefined || (code !== undefined && script.cachedDataRejected !== true)
  return {
    value: script.runInThisContext(),
    keep() {
      // Other flags of V8 than at the start: it would not be taken at the next.
      if (isKept || kept === undefined || cachedDataVersionTag() !== tag) return
      isKept = true
      writeCode(kept, source, script.createCachedData())
    },
  }
}

/** The compiled code of `source` in `file`; undefined where there is none to be trusted. */
function readCode(file: string, source: string): Buffer | undefined {
  try {
    const opened = openSync(file, 'r')
    try {
      if (!isOwn(opened)) return undefined
      const read = readFileSync(opened)
      const code = read.subarray(digestBytes)
      return digestOf(source, code).equals(read.subarray(0, digestBytes)) ? code : undefined
    } finally {
      closeSync(opened)
    }
  } catch {
    // None yet, or it cannot be read.
    return undefined
  }
}

/** Whether a file is the user's, and nobody else's to write. */
function isOwn(opened: number): boolean {
  const { mode, size, uid } = fstatSync(opened)
  const isShared =
    process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)
  return size > digestBytes && size <= maxBytes && !isShared
}

function writeCode(file: string, source: string, code: Buffer): void {
  const next = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(next, Buffer.concat([digestOf(source, code), code]), { mode: 0o600, flag: 'wx' })
    renameSync(next, file)
  } catch {
    // Full, read-only, or another start is writing: the next start compiles again.
    removeIfThere(next)
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // As above.
  }
}

function digestOf(source: string, code: Uint8Array): Buffer {
  return createHash('sha256').update(source, 'latin1').update(code).digest()
}
