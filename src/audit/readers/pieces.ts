/** Bytes of one record, collected chunk by chunk up to a limit. */
import { isAscii, isUtf8 } from 'node:buffer'
import { McipError } from '../../errors.ts'

/** A record as its file holds it, or why it cannot be read; `line` counts from 1. */
export type RecordText =
  | (TextPlace & { readonly text: string })
  | (TextPlace & { readonly error: McipError })

/** Where a record begins in its file. */
export interface TextPlace {
  readonly line: number
  /** Number of an element in the file's list, from 1: a list may stand in one line. */
  readonly row?: number
}

const smallBuffer = 64 * 1024
const bigBuffer = 8 * 1024 * 1024

export interface Pieces {
  add(bytes: Uint8Array): void
  /** Number of bytes added since the last call of `take`. */
  readonly length: number
  /** The record that the bytes are, which are then forgotten. */
  take(line: number): RecordText
}

/** Bytes over `maxBytes` are counted and not kept. Copies what it keeps: chunks may be reused. */
export function createPieces(maxBytes: number): Pieces {
  const kept = createGatheredBytes()
  let length = 0
  return {
    get length() {
      return length
    },
    add(bytes) {
      length += bytes.length
      if (length <= maxBytes) kept.add(bytes)
      else kept.take()
    },
    take(line) {
      const isTooLong = length > maxBytes
      length = 0
      const bytes = kept.take()
      if (!isTooLong) return recordText(bytes, line)
      return { line, error: new McipError('audit.record-too-long', { limit: maxBytes }) }
    },
  }
}

export interface GatheredBytes {
  add(bytes: Uint8Array): void
  /** All bytes added since the last call; good until the next call of `add`. */
  take(): Buffer
}

/** Bytes in one buffer that grows by doubling: linear, however small the chunks are. */
export function createGatheredBytes(): GatheredBytes {
  let buffer: Buffer = Buffer.alloc(0)
  let filled = 0
  return {
    add(bytes) {
      if (filled + bytes.length > buffer.length) {
        const larger = Buffer.allocUnsafe(Math.max(smallBuffer, 2 * (filled + bytes.length)))
        buffer.copy(larger, 0, 0, filled)
        buffer = larger
      }
      buffer.set(bytes, filled)
      filled += bytes.length
    },
    take() {
      const bytes = buffer.subarray(0, filled)
      filled = 0
      // WHY: one big record must not keep its room for the rest of the file.
      if (buffer.length > bigBuffer) buffer = Buffer.alloc(0)
      return bytes
    },
  }
}

/** The text of `bytes`, white space around it cut off. */
function recordText(bytes: Buffer, line: number): RecordText {
  // WHY: ASCII is copied as it is, ten times as fast as it is decoded.
  if (isAscii(bytes)) return { line, text: bytes.toString('latin1').trim() }
  if (isUtf8(bytes)) return { line, text: bytes.toString('utf8').trim() }
  const byte = firstInvalid(bytes)
  return { line, error: new McipError('audit.invalid-utf8', { byte }) }
}

/** Index of the first byte that is no valid UTF-8. */
function firstInvalid(bytes: Buffer): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isValidStart(bytes.subarray(0, middle + 1))) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether `bytes` is valid up to a character that is not complete. */
function isValidStart(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true })
    return true
  } catch (cause) {
    // The decoder says nothing about the place.
    if (!(cause instanceof TypeError)) throw cause
    return false
  }
}
