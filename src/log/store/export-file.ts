/** An exported file (`--form entries`) as something that can be verified: read line by line, never whole. */
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { McipError } from '../../errors.ts'
import type { TrajectoryKey } from '../../trajectory/trajectory.ts'
import { isObject, parseObject, readTrajectory, trajectoryId } from '../checkpoint.ts'
import { exportFormat } from '../export/entries.ts'
import type { Checkpoint, Head, StoredEntry } from '../store.ts'
import type { LogView } from '../verify.ts'

/** A line that holds more is no entry of ours: 64 MiB of content at most, escaped. */
const maxLineBytes = 512 * 1024 * 1024

/** Where the line of an entry lies in the file. */
interface Extent {
  readonly start: number
  readonly bytes: number
}

/** The entries of one trajectory, in the order of the file. */
interface Listed {
  readonly trajectory: TrajectoryKey
  /** `seq` of the first of them. */
  readonly seq: number
  readonly extents: Extent[]
}

export interface ExportFile extends LogView {
  close(): Promise<void>
}

/**
 * The log that a file holds. Memory grows with the number of entries, not with their size.
 *
 * @throws McipError `log.not-an-export`, `log.unreadable`
 */
export async function openExportFile(file: string): Promise<ExportFile> {
  const handle = await openHandle(file)
  try {
    return await readIndex(file, handle)
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function openHandle(file: string): Promise<FileHandle> {
  let handle: FileHandle
  try {
    handle = await open(file, 'r')
  } catch (cause) {
    throw new McipError('log.unreadable', { file, reason: reasonOf(cause) }, { cause })
  }
  if (!(await handle.stat()).isDirectory()) return handle
  await handle.close()
  throw new McipError('log.unreadable', { file, reason: 'it is a folder' })
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  switch ((cause as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file'
    case 'EACCES':
      return 'you may not read it'
    default:
      return cause.message
  }
}

async function readIndex(file: string, handle: FileHandle): Promise<ExportFile> {
  const checkpoints: Checkpoint[] = []
  const heads: Head[] = []
  const listed = new Map<string, Listed>()
  let isWhole: boolean | undefined
  let number = 0
  for await (const { text, start, bytes } of linesOf(file)) {
    number++
    if (text.trim() === '') continue
    const value = parseObject(text)
    const wrong = (reason: string): McipError =>
      new McipError('log.not-an-export', { file, line: number, reason })
    if (value === undefined) throw wrong('not a JSON object')
    if (isWhole === undefined) {
      if (value.kind !== 'log') throw wrong('not the first line of an exported log')
      if (value.format !== exportFormat)
        throw wrong(`format ${String(value.format)} is not known here`)
      isWhole = value.isWhole === true
      continue
    }
    if (value.kind === 'checkpoint')
      checkpoints.push(readCheckpoint(value) ?? fail(wrong('a broken checkpoint')))
    else if (value.kind === 'head') heads.push(readHead(value) ?? fail(wrong('a broken head')))
    else {
      const entry = readEntry(value) ?? fail(wrong('neither entry, head nor checkpoint'))
      const id = trajectoryId(entry.trajectory)
      const { trajectory, seq } = entry
      const known = listed.get(id) ?? { trajectory, seq, extents: [] }
      known.extents.push({ start, bytes })
      listed.set(id, known)
    }
  }
  if (isWhole === undefined)
    throw new McipError('log.not-an-export', { file, line: 1, reason: 'the file is empty' })

  // The first of several heads of one trajectory, as the walk meets it.
  const byId = new Map(heads.toReversed().map((head) => [trajectoryId(head.trajectory), head]))
  const find = (trajectory: TrajectoryKey): Head | undefined => byId.get(trajectoryId(trajectory))
  return {
    isWhole,
    heads: () => heads,
    head: find,
    headless: () =>
      [...listed.values()]
        .filter(({ trajectory }) => find(trajectory) === undefined)
        .map(({ trajectory, seq, extents }) => ({ trajectory, seq, entries: extents.length })),
    async *checkpoints() {
      yield* checkpoints
    },
    async *entries(trajectory, fromSeq = 0) {
      for (const { start, bytes } of listed.get(trajectoryId(trajectory))?.extents ?? []) {
        const buffer = Buffer.alloc(bytes)
        await handle.read(buffer, 0, bytes, start)
        const entry = readEntry(parseObject(buffer.toString('utf8')) ?? {})
        if (entry !== undefined && entry.seq >= fromSeq) yield entry
      }
    },
    close: () => handle.close(),
  }
}

/** The lines of a file with their places; the last may lack its line end. */
async function* linesOf(file: string): AsyncGenerator<{ text: string } & Extent> {
  let rest: Buffer[] = []
  let start = 0
  let held = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, end)])
      yield { text: line.toString('utf8'), start, bytes: line.length }
      start += line.length + 1
      from = end + 1
      rest = []
      held = 0
    }
    rest.push(chunk.subarray(from))
    held += chunk.length - from
    if (held > maxLineBytes) {
      throw new McipError('log.not-an-export', {
        file,
        line: 0,
        reason: 'a line is longer than any entry',
      })
    }
  }
  const last = Buffer.concat(rest)
  if (last.length > 0) yield { text: last.toString('utf8'), start, bytes: last.length }
}

function fail(error: McipError): never {
  throw error
}

function readCheckpoint({
  number,
  bytes,
  hash,
}: Readonly<Record<string, unknown>>): Checkpoint | undefined {
  if (typeof number !== 'number' || typeof bytes !== 'string' || typeof hash !== 'string')
    return undefined
  return { number, bytes, hash }
}

function readHead(value: Readonly<Record<string, unknown>>): Head | undefined {
  const trajectory = readTrajectory(value.trajectory)
  const { seq, flows, hash, base } = value
  if (trajectory === undefined || typeof seq !== 'number' || typeof hash !== 'string')
    return undefined
  const hasBase = isObject(base) && typeof base.seq === 'number' && typeof base.hash === 'string'
  return {
    trajectory,
    seq,
    flows: typeof flows === 'number' ? flows : 0,
    hash,
    startedAt: String(value.startedAt),
    lastAt: String(value.lastAt),
    server: String(value.server),
    ...(hasBase ? { base: { seq: Number(base.seq), hash: String(base.hash) } } : {}),
  }
}

function readEntry(value: Readonly<Record<string, unknown>>): StoredEntry | undefined {
  const trajectory = readTrajectory(value.trajectory)
  const { seq, flowSeq, bytes, hash } = value
  if (value.kind !== 'entry' || trajectory === undefined || typeof seq !== 'number')
    return undefined
  if (typeof bytes !== 'string' || typeof hash !== 'string') return undefined
  return { trajectory, seq, flowSeq: typeof flowSeq === 'number' ? flowSeq : 0, bytes, hash }
}
