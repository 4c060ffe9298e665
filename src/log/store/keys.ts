/**
 * The store's two secrets, each 32 random bytes in its own 0600 file beside the store: one for
 * digests of content, one that seals the working set.
 */
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { McipError } from '../../errors.ts'
import { openToOthers } from './private-file.ts'

export interface StoreKeys {
  /** Key of the digests (HMAC-SHA-256), 32 bytes. */
  readonly digest: Uint8Array
  /** Key of the working set (AES-256-GCM), 32 bytes. */
  readonly seal: Uint8Array
}

export const keyBytes = 32

/** The key files that belong to a store. */
export function keyFiles(store: string): { readonly digest: string; readonly seal: string } {
  return { digest: `${store}.digest-key`, seal: `${store}.seal-key` }
}

/**
 * The keys of a store, made on first use; of several processes at once, all get the same.
 *
 * @throws McipError `log.key-unusable`, `log.unavailable`
 */
export function loadKeys(store: string): StoreKeys {
  const files = keyFiles(store)
  return { digest: loadKey(files.digest), seal: loadKey(files.seal) }
}

/** Keys of nobody: for a store in memory, or while the real ones cannot be had. */
export function temporaryKeys(): StoreKeys {
  return { digest: randomBytes(keyBytes), seal: randomBytes(keyBytes) }
}

function loadKey(file: string): Uint8Array {
  return readKey(file) ?? createKey(file)
}

/** The key in `file`; undefined where there is no such file. */
function readKey(file: string): Uint8Array | undefined {
  let key: Uint8Array
  try {
    const mode = statSync(file).mode
    if (process.platform !== 'win32' && (mode & openToOthers) !== 0) {
      throw unusable(file, `others may read it (mode ${(mode & 0o777).toString(8)})`)
    }
    key = readFileSync(file)
  } catch (error) {
    if (error instanceof McipError) throw error
    if (isSystemError(error, 'ENOENT')) return undefined
    throw unusable(file, reasonOf(error), error)
  }
  if (key.length !== keyBytes) throw unusable(file, `it has ${key.length} bytes, not ${keyBytes}`)
  return key
}

/** Writes a whole key under a name of its own and links it: nobody ever reads half a key. */
function createKey(file: string): Uint8Array {
  const draft = `${file}.${process.pid}-${randomBytes(6).toString('hex')}`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(draft, randomBytes(keyBytes), { mode: 0o600, flag: 'wx' })
    placeKey(draft, file)
  } catch (error) {
    throw unusable(file, reasonOf(error), error)
  } finally {
    rmSync(draft, { force: true })
  }
  const key = readKey(file)
  if (key === undefined) throw unusable(file, 'it was deleted while it was made')
  return key
}

/** Gives the key its name, unless another process was faster. */
function placeKey(draft: string, file: string): void {
  try {
    linkSync(draft, file)
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return
    // A file system without hard links: still never over an existing key.
    try {
      writeFileSync(file, readFileSync(draft), { mode: 0o600, flag: 'wx' })
    } catch (second) {
      if (!isSystemError(second, 'EEXIST')) throw second
    }
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function unusable(file: string, reason: string, cause?: unknown): McipError {
  return new McipError('log.key-unusable', { file, reason }, { cause })
}
