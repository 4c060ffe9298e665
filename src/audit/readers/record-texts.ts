/**
 * Bytes of a file -> texts of records. The bytes tell how the file is written: one record a line, a
 * list of records, or objects over several lines.
 *
 * Pure; keeps one unfinished record between calls, whatever the length of the file.
 */
import { createLineTexts } from './line-texts.ts'
import { createGatheredBytes, type RecordText } from './pieces.ts'
import { createValueTexts, type Splitter } from './value-texts.ts'

export interface RecordTextsOptions {
  /** Longest record that is handed over, in bytes. @default 64 MiB */
  readonly maxBytes?: number
}

export const defaultMaxRecordBytes: number = 64 * 1024 * 1024

const lineFeed = 0x0a
const quote = 0x22
const openList = 0x5b
const backslash = 0x5c
const openObject = 0x7b
const byteOrderMark = [0xef, 0xbb, 0xbf]

/**
 * A splitter that has seen nothing yet; every way to cut the same bytes into chunks gives the same
 * records. A record that is too long or no UTF-8 is given as its error, and reading goes on.
 */
export function createRecordTexts(options: RecordTextsOptions = {}): Splitter {
  const maxBytes = options.maxBytes ?? defaultMaxRecordBytes
  let splitter: Splitter | undefined
  let line = 1
  /** Bytes seen so far, up to the first that is neither mark nor white space. */
  let seen = 0
  /** The first line of a file that begins with an object, and one byte behind it. */
  const first = createGatheredBytes()
  /** Its length without the line end. */
  let firstBytes = 0
  let hasEnded = false

  /** Index in `chunk` of the first byte of the first record. */
  function startIn(chunk: Uint8Array): number {
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number
      const isMark = seen < byteOrderMark.length && byte === byteOrderMark[seen]
      if (!isMark && byte !== 0x20 && byte !== 0x09 && byte !== 0x0d && byte !== lineFeed) return i
      seen++
      if (byte === lineFeed) line++
    }
    return chunk.length
  }

  function settle(create: typeof createLineTexts): RecordText[] {
    splitter = create(maxBytes, line)
    return splitter.push(first.take())
  }

  /** Adds to the first line; once it has ended, its form tells that of the file. */
  function addToFirst(chunk: Uint8Array): RecordText[] {
    const end = hasEnded ? -1 : chunk.indexOf(lineFeed)
    const next = end + 1
    if (!hasEnded) firstBytes += end === -1 ? chunk.length : end
    hasEnded ||= end !== -1
    first.add(chunk)
    if (firstBytes > maxBytes) return settle(createLineTexts)
    if (!hasEnded || next >= chunk.length) return []
    const bytes = first.take()
    const firstLine = bytes.subarray(0, bytes.indexOf(lineFeed))
    splitter = isOneOfMany(firstLine, chunk[next] as number)
      ? createLineTexts(maxBytes, line)
      : createValueTexts(maxBytes, line)
    return splitter.push(bytes)
  }

  return {
    push(chunk) {
      if (splitter !== undefined) return splitter.push(chunk)
      if (firstBytes > 0) return addToFirst(chunk)
      const start = startIn(chunk)
      if (start === chunk.length) return []
      const rest = chunk.subarray(start)
      if (rest[0] === openObject) return addToFirst(rest)
      splitter = (rest[0] === openList ? createValueTexts : createLineTexts)(maxBytes, line)
      return splitter.push(rest)
    },
    end() {
      const settled = splitter === undefined ? settle(createLineTexts) : []
      return [...settled, ...(splitter?.end() ?? [])]
    },
  }
}

/**
 * Whether a file is one record a line, from its first line and the byte behind it: the line is
 * whole, or breaks off in a string, which no line of a longer value does, or the next begins anew.
 */
function isOneOfMany(firstLine: Buffer, next: number): boolean {
  let depth = 0
  let isInString = false
  for (let i = 0; i < firstLine.length; i++) {
    const byte = firstLine[i]
    if (isInString) {
      if (byte === backslash) i++
      else if (byte === quote) isInString = false
    } else if (byte === quote) isInString = true
    else if (byte === openObject || byte === openList) depth++
    else if (byte === openObject + 2 || byte === openList + 2) depth--
  }
  return depth <= 0 || isInString || next === openObject
}
