/**
 * A file of the hub on disk: fetched in as many pieces as it takes, and taken only if length and
 * hash are what the hub says.
 *
 * What has arrived stays in `<file>.<hash>.part`, so that the next run goes on behind it.
 */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { McipError } from '../../../errors.ts'
import { failed, reasonOf, requestHub } from './request.ts'
import type { HubFile } from './resolve.ts'

export interface DownloadOptions {
  /** Where the file is put. */
  readonly target: string
  /** Milliseconds without a byte after which an attempt is given up. @default 30_000 */
  readonly idleMs?: number
  /** Attempts in a row that bring nothing. @default 5 */
  readonly attempts?: number
  /** Milliseconds before the second attempt; doubled with each. @default 1_000 */
  readonly pauseMs?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (bytes: number, total: number) => void
}

export interface Downloaded {
  /** Of the content, lower-case hex. */
  readonly sha256: string
  /** Whether the file was there already. */
  readonly wasThere: boolean
}

/**
 * Fetches `file`, or what is missing of it.
 *
 * @throws McipError `bench.fetch-failed`, `bench.fetch-mismatch`, `cli.unwritable`; an abort as it comes
 */
export async function download(file: HubFile, options: DownloadOptions): Promise<Downloaded> {
  const { target, idleMs = 30_000, attempts = 5, pauseMs = 1_000, signal, onProgress } = options
  const { bytes: total } = file
  const part = `${target}.${file.hash.value.slice(0, 12)}.part`
  await writable(target, () => mkdir(dirname(target), { recursive: true }))
  if ((await lengthOf(target)) === total) {
    const { sha256, isRight } = await hashesOf(target, file)
    if (isRight) return { sha256, wasThere: true }
  }
  let have = await lengthOf(part)
  let fruitless = 0
  while (have < total) {
    signal?.throwIfAborted()
    const before = have
    let reason = 'it ended too early'
    try {
      await fetchMore(file, part, have, {
        idleMs,
        signal,
        onBytes: (bytes) => onProgress?.(bytes, total),
      })
    } catch (cause) {
      signal?.throwIfAborted()
      if (cause instanceof McipError) throw cause
      reason = reasonOf(cause)
    }
    have = await lengthOf(part)
    // WHY not more than before: a server without ranges begins anew, which is progress if it ends.
    fruitless = have > before ? 0 : fruitless + 1
    if (have >= total) break
    if (fruitless >= attempts) throw failed(file.url, reason)
    await pause(Math.min(pauseMs * 2 ** fruitless, 30_000), undefined, signal ? { signal } : {})
  }
  const { sha256, isRight } = await hashesOf(part, file)
  if (!isRight) {
    const reason =
      have === total ? `its ${file.hash.kind} is another one` : `it has ${have} bytes, not ${total}`
    await rm(part, { force: true })
    throw new McipError('bench.fetch-mismatch', { file: target, reason })
  }
  await writable(target, () => rename(part, target))
  return { sha256, wasThere: false }
}

interface Fetching {
  readonly idleMs: number
  readonly signal: AbortSignal | undefined
  readonly onBytes: (bytes: number) => void
}

/** One attempt: what comes is added to `part` as it comes, up to one byte more than there may be. */
async function fetchMore(
  { url, bytes: total }: HubFile,
  part: string,
  have: number,
  { idleMs, signal, onBytes }: Fetching,
): Promise<void> {
  const idle = new AbortController()
  const stopped = signal === undefined ? idle.signal : AbortSignal.any([idle.signal, signal])
  const timer = setTimeout(() => idle.abort(), idleMs)
  try {
    const response = await requestHub(url, {
      method: 'GET',
      headers: have === 0 ? {} : { range: `bytes=${have}-` },
      signal: stopped,
    })
    const goesOn = response.status === 206 && startOf(response) === have
    if (!response.ok || (response.status === 206 && !goesOn)) {
      await response.body?.cancel()
      // It gives another part than was asked for: all is asked for anew.
      if (response.status === 206 || response.status === 416) await rm(part, { force: true })
      // A server that is busy may have time later; one that does not know the file never will.
      if (response.status >= 400 && response.status < 500 && !isPassing(response.status)) {
        throw failed(url, `status ${response.status}`)
      }
      throw new Error(`status ${response.status}`)
    }
    const file = await writable(part, () => open(part, goesOn ? 'a' : 'w'))
    let written = goesOn ? have : 0
    try {
      for await (const chunk of response.body ?? []) {
        timer.refresh()
        await writable(part, () => file.write(chunk))
        written += chunk.length
        onBytes(written)
        if (written > total) break
      }
    } finally {
      await file.close()
    }
  } finally {
    clearTimeout(timer)
  }
}

/** First byte of a partial answer. @see RFC 9110, 14.4 */
function startOf({ headers }: Response): number | undefined {
  const start = /^bytes (\d{1,15})-/.exec(headers.get('content-range') ?? '')?.[1]
  return start === undefined ? undefined : Number(start)
}

/** Time-outs, too many requests, and a range that is not there: what is asked next may do better. */
function isPassing(status: number): boolean {
  return status === 408 || status === 416 || status === 425 || status === 429
}

async function hashesOf(
  path: string,
  { bytes, hash }: HubFile,
): Promise<{ readonly sha256: string; readonly isRight: boolean }> {
  const sha256 = createHash('sha256')
  // @see Pro Git, 10.2: a blob's id is that of its header and its content
  const blob = hash.kind === 'git-blob' ? createHash('sha1').update(`blob ${bytes}\0`) : undefined
  const all: readonly Hash[] = blob === undefined ? [sha256] : [sha256, blob]
  let length = 0
  for await (const chunk of createReadStream(path)) {
    length += (chunk as Buffer).length
    for (const one of all) one.update(chunk as Buffer)
  }
  const found = sha256.digest('hex')
  const compared = blob === undefined ? found : blob.digest('hex')
  return { sha256: found, isRight: length === bytes && compared === hash.value }
}

/** 0 where there is no such file. */
async function lengthOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    // Nothing has arrived yet; what else is wrong with the place shows when it is written to.
    return 0
  }
}

/** @throws McipError `cli.unwritable` */
async function writable<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new McipError('cli.unwritable', { file, reason }, { cause })
  }
}
