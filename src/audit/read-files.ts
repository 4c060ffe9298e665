/** Files of records, read as one stream: in the order of the arguments, in constant memory. */
import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { McipError } from '../errors.ts'
import type { TextPlace } from './readers/pieces.ts'
import { createRecordTexts, type RecordTextsOptions } from './readers/record-texts.ts'

/** One record of a file, or why there is none. */
export type FileRecord =
  | (TextPlace & { readonly file: string; readonly text: string })
  /** Where the fault is the file's, `line` is that of the last record read, 0 for none. */
  | (TextPlace & { readonly file: string; readonly error: McipError })

export interface ReadFilesOptions extends RecordTextsOptions {
  /** What `-` reads. @default process.stdin */
  readonly stdin?: AsyncIterable<Uint8Array>
  /**
   * Called after each chunk with the bytes read of all files, compressed as they are, and their sum;
   * undefined where one of them is no file of known length.
   */
  readonly onProgress?: (bytes: number, total: number | undefined) => void
}

const chunkBytes = 256 * 1024
const gzip = [0x1f, 0x8b]

/** First bytes of what is often taken for a file of records. */
const otherForms: readonly (readonly [start: readonly number[], reason: string])[] = [
  [[0x50, 0x41, 0x52, 0x31], 'it is a Parquet file; write its rows as JSON lines'],
  [[0x50, 0x4b, 0x03, 0x04], 'it is a ZIP archive; unpack it'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'it is compressed with Zstandard; unpack it'],
  [[0xff, 0xfe], 'it is UTF-16; save it as UTF-8'],
  [[0xfe, 0xff], 'it is UTF-16; save it as UTF-8'],
]
const longestStart = 4

/**
 * The records of all `files`, pulled: nothing is read ahead of what is taken. gzip is told by its
 * first bytes. A file that cannot be read, or breaks off, gives one `audit.unreadable`, and the next
 * one follows.
 *
 * @param files paths, or `-` for standard input
 */
export async function* readFiles(
  files: readonly string[],
  options: ReadFilesOptions = {},
): AsyncGenerator<FileRecord, void> {
  const total = options.onProgress === undefined ? undefined : await totalBytes(files)
  let bytes = 0
  const onBytes = (more: number): void => {
    bytes += more
    options.onProgress?.(bytes, total)
  }
  for (const file of files) yield* readFile(file, options, onBytes)
}

async function* readFile(
  file: string,
  options: ReadFilesOptions,
  onBytes: (bytes: number) => void,
): AsyncGenerator<FileRecord, void> {
  const texts = createRecordTexts(options)
  const source =
    file === '-'
      ? (options.stdin ?? process.stdin)
      : createReadStream(file, { highWaterMark: chunkBytes })
  let line = 0
  try {
    for await (const chunk of unpacked(file, counted(source, onBytes))) {
      for (const record of texts.push(chunk)) {
        line = record.line
        yield { file, ...record }
      }
    }
    for (const record of texts.end()) yield { file, ...record }
  } catch (cause) {
    // What came before the fault has been read; what was begun is lost.
    yield { file, line, error: unreadable(file, cause) }
  } finally {
    if (isReadStream(source)) source.destroy()
  }
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of source) {
    yield chunk
    onBytes(chunk.length)
  }
}

/** The bytes of `source`, unpacked where they are gzip, all members of it. */
async function* unpacked(
  file: string,
  source: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  let start = Buffer.alloc(0)
  while (start.length < longestStart) {
    const next = await source.next()
    if (next.done) break
    start = Buffer.concat([start, next.value])
  }
  const other = otherForms.find(([bytes]) => startsWith(start, bytes))
  if (other !== undefined) throw new McipError('audit.unreadable', { file, reason: other[1] })
  const whole = followed(start, source)
  if (startsWith(start, gzip)) {
    const packed = Readable.from(whole, { objectMode: false })
    yield* pipeline(packed, createGunzip({ chunkSize: chunkBytes }), () => {
      // A fault of either stream reaches whoever reads the last one.
    })
  } else yield* whole
}

async function* followed(
  start: Uint8Array,
  rest: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  if (start.length > 0) yield start
  yield* rest
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

async function totalBytes(files: readonly string[]): Promise<number | undefined> {
  let total = 0
  for (const file of files) {
    if (file === '-') return undefined
    try {
      const found = await stat(file)
      if (!found.isFile()) return undefined
      total += found.size
    } catch {
      // Reading it will say what is wrong with it.
      return undefined
    }
  }
  return total
}

function isReadStream(source: AsyncIterable<Uint8Array>): source is ReadStream {
  return source instanceof Readable && source !== process.stdin
}

function unreadable(file: string, cause: unknown): McipError {
  if (cause instanceof McipError) return cause
  return new McipError('audit.unreadable', { file, reason: reasonOf(cause) }, { cause })
}

function reasonOf(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException
  switch (code) {
    case 'ENOENT':
      return 'there is no such file'
    case 'EISDIR':
      return 'it is a folder'
    case 'EACCES':
    case 'EPERM':
      return 'you may not read it'
    case 'Z_BUF_ERROR':
      return 'the compressed data breaks off'
    case 'Z_DATA_ERROR':
      return 'the compressed data is damaged'
    default:
      return message ?? String(cause)
  }
}
