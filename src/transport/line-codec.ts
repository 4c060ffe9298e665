/**
 * Bytes -> lines. Pure: no stream, no clock; what it keeps between calls is one unfinished line.
 *
 * A line ends with `\n`; a `\r` before it stays part of the line.
 * @see MCP 2026-07-28, Transports, stdio: messages are delimited by newlines
 */
import type { Line } from './transport.ts'

export interface LineCodec {
  /** The lines completed by `chunk`, in order; they may share its memory. */
  push(chunk: Uint8Array): Line[]
  /** The last line, if the input ended without a line end; the codec is empty afterwards. */
  end(): Line[]
}

export interface LineCodecOptions {
  /** Longest line that is handed over, in bytes with its line end. @default 64 MiB */
  readonly maxBytes?: number
}

export const defaultMaxLineBytes: number = 64 * 1024 * 1024
/** Bytes of an over-long line that are kept, so that an id can be found in them. */
export const overlongHeadBytes: number = 64 * 1024

const lineFeed = 0x0a
/** Chunks below this size are copied together: a line sent byte by byte must not cost an object a byte. */
const smallChunk = 16 * 1024
const blockBytes = 64 * 1024
/**
 * Joined lines from here on get memory of their own. WHY: V8 maps and unmaps a buffer that may grow by
 * itself; an allocator that gets 1 MB back keeps that much free from then on (glibc, M_MMAP_THRESHOLD).
 */
const mappedBytes = 128 * 1024
/** Lines from here on are collected in one buffer, and worth giving their memory back. */
export const bigLineBytes: number = 4 * 1024 * 1024

/** A codec that has seen nothing yet. Every way to cut the same bytes into chunks gives the same lines. */
export function createLineCodec(options: LineCodecOptions = {}): LineCodec {
  const maxBytes = options.maxBytes ?? defaultMaxLineBytes
  const kept = createPieces(maxBytes)
  /** The first bytes of an over-long line, while the rest of it is skipped. */
  let head: Buffer | undefined
  let headLength = 0
  /** Length of the unfinished line so far. */
  let length = 0

  /** Adds bytes that hold no line end, or end with it, to the unfinished line. */
  function add(bytes: Uint8Array): void {
    length += bytes.length
    if (head === undefined && length <= maxBytes) {
      kept.add(bytes)
      return
    }
    if (head === undefined) {
      head = Buffer.allocUnsafeSlow(overlongHeadBytes)
      headLength = 0
      for (const piece of kept.take()) headLength += fill(head, headLength, piece)
    }
    headLength += fill(head, headLength, bytes)
  }

  function finish(): Line {
    const line: Line =
      head === undefined
        ? { kind: 'line', raw: join(kept.take()) }
        : { kind: 'too-long', head: head.subarray(0, headLength), bytes: length }
    head = undefined
    length = 0
    return line
  }

  return {
    push(chunk) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      const lines: Line[] = []
      let start = 0
      for (;;) {
        const at = bytes.indexOf(lineFeed, start)
        if (at === -1) break
        const part = bytes.subarray(start, at + 1)
        start = at + 1
        if (length === 0 && part.length <= maxBytes) lines.push({ kind: 'line', raw: part })
        else {
          add(part)
          lines.push(finish())
        }
      }
      if (start < bytes.length) add(bytes.subarray(start))
      return lines
    },
    end() {
      return length === 0 ? [] : [finish()]
    },
  }
}

interface Pieces {
  add(bytes: Uint8Array): void
  /** All bytes added since the last call, in order; empty afterwards. */
  take(): Uint8Array[]
}

/**
 * A list of chunks in which runs of small ones are copied into blocks: linear time, memory at most
 * twice the bytes. A big line is copied into one large buffer instead.
 *
 * WHY one buffer: an allocator keeps the many chunks of a big line for itself when they are freed;
 * a block above 32 MB goes back to the system, and its untouched part costs nothing (glibc,
 * M_MMAP_THRESHOLD).
 */
function createPieces(maxBytes: number): Pieces {
  let pieces: Uint8Array[] = []
  let length = 0
  let block: Buffer | undefined
  let filled = 0
  let big: Buffer | undefined

  function seal(): void {
    if (filled === 0 || block === undefined) return
    if (filled * 2 >= block.length) {
      pieces.push(block.subarray(0, filled))
      block = undefined
    } else pieces.push(Uint8Array.from(block.subarray(0, filled)))
    filled = 0
  }

  function addBig(bytes: Uint8Array): void {
    if (big === undefined || length > big.length) {
      const capacity = Math.min(maxBytes, Math.max(defaultMaxLineBytes, length * 2))
      const larger = Buffer.allocUnsafeSlow(capacity)
      if (big === undefined) {
        seal()
        let at = 0
        for (const piece of pieces) at += fill(larger, at, piece)
        pieces = []
      } else larger.set(big.subarray(0, length - bytes.length))
      big = larger
    }
    big.set(bytes, length - bytes.length)
  }

  return {
    add(bytes) {
      length += bytes.length
      if (length >= bigLineBytes) {
        addBig(bytes)
        return
      }
      if (bytes.length >= smallChunk) {
        seal()
        pieces.push(bytes)
        return
      }
      if (filled + bytes.length > blockBytes) seal()
      block ??= Buffer.allocUnsafeSlow(blockBytes)
      block.set(bytes, filled)
      filled += bytes.length
    },
    take() {
      seal()
      const taken = big === undefined ? pieces : [big.subarray(0, length)]
      pieces = []
      big = undefined
      length = 0
      return taken
    },
  }
}

/** Copies what fits of `bytes` to `target` from `at` on; the number of bytes copied. */
function fill(target: Buffer, at: number, bytes: Uint8Array): number {
  const part = bytes.subarray(0, target.length - at)
  target.set(part, at)
  return part.length
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  if (pieces.length === 1 && only !== undefined) return only
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  if (length < mappedBytes) return Buffer.concat(pieces, length)
  const joined = Buffer.from(new ArrayBuffer(length, { maxByteLength: length }), 0, length)
  let at = 0
  for (const piece of pieces) at += fill(joined, at, piece)
  return joined
}
