/**
 * A script whose compiled code is kept from one start to the next, on every Node that runs mcip:
 * V8 then reads it instead of compiling anew.
 *
 * Compiled code runs as the script does, so what is read is only taken where the user alone could
 * have written it, for exactly this source and this V8.
 */
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
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
const chunkBytes = 64 * 1024

/**
 * Compiled code that is not used any more. WHY kept: an allocator that gets a block of this size back
 * keeps later ones for itself (glibc, M_MMAP_THRESHOLD): 7 MB more after 600 results of 1 KB.
 */
const held: Buffer[] = []

/** @param folder where compiled code is kept; undefined: nowhere */
export function loadScript(file: string, folder: string | undefined): CompiledScript {
  const { source, digest } = readSource(file)
  const tag = cachedDataVersionTag()
  const kept = folder === undefined ? undefined : join(folder, `${basename(file)}-${tag}.code`)
  const code = kept === undefined ? undefined : readCode(kept, digest)
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
      writeCode(kept, digest, script.createCachedData())
    },
  }
}

/**
 * The text of `file` and its digest. In small pieces, see `held`; the build leaves nothing beyond ASCII,
 * so each character is one byte.
 */
function readSource(file: string): { readonly source: string; readonly digest: Buffer } {
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafeSlow(chunkBytes)
  const opened = openSync(file, 'r')
  try {
    for (let source = ''; ; ) {
      const length = readSync(opened, chunk)
      if (length === 0) return { source, digest: hash.digest() }
      hash.update(chunk.subarray(0, length))
      source += chunk.toString('latin1', 0, length)
    }
  } finally {
    closeSync(opened)
  }
}

/** The compiled code in `file`, of the source with a digest; undefined where there is none to be trusted. */
function readCode(file: string, source: Buffer): Buffer | undefined {
  try {
    const opened = openSync(file, 'r')
    try {
      if (!isOwn(opened)) return undefined
      const read = readInPages(opened)
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

/** What a file holds, in pages that V8 maps by itself for a buffer that may grow: they go with it, see `held`. */
function readInPages(opened: number): Buffer {
  const { size } = fstatSync(opened)
  const read = Buffer.from(new ArrayBuffer(size, { maxByteLength: size }))
  let length = 0
  while (length < size) {
    const part = readSync(opened, read, length, size - length, length)
    if (part === 0) break
    length += part
  }
  return read.subarray(0, length)
}

/** Whether a file is the user's, and nobody else's to write. */
function isOwn(opened: number): boolean {
  const { mode, size, uid } = fstatSync(opened)
  const isShared =
    process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)
  return size > digestBytes && size <= maxBytes && !isShared
}

function writeCode(file: string, source: Buffer, code: Buffer): void {
  const next = `${file}.${process.pid}`
  held.push(code)
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(next, digestOf(source, code), { mode: 0o600, flag: 'wx' })
    appendFileSync(next, code)
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

function digestOf(source: Buffer, code: Uint8Array): Buffer {
  return createHash('sha256').update(source).update(code).digest()
}
