/**
 * Stage 1: bytes <-> lines. A transport carries whole lines and knows nothing of JSON.
 *
 * Back pressure: a transport stops reading from its peer while a batch is being handled, and
 * `send` tells when the peer has fallen behind.
 */

/** One line of a peer, or the fact that it sent one that is over the limit. */
export type Line =
  | {
      readonly kind: 'line'
      /** The line as received, with its line end: what is forwarded when nothing changes. */
      readonly raw: Uint8Array
    }
  | {
      readonly kind: 'too-long'
      /** The first bytes of the line (at most 64 KiB), enough to find an id. */
      readonly head: Uint8Array
      /** Length of the whole line in bytes. */
      readonly bytes: number
    }

export type LineHandler = (lines: readonly Line[]) => Promise<void> | void

/** Bytes from which on a line is a batch of its own, which others may overtake. */
const slowLineBytes: number = 64 * 1024

export function isSlow(line: Line): boolean {
  return line.kind === 'line' && line.raw.length >= slowLineBytes
}

export interface Transport {
  /**
   * Hands over complete lines in arrival order, one batch at a time: the next batch waits for the
   * promise of the last. Called once.
   *
   * @param mayOvertake whether a line may be handed over while a big one before it is still handled;
   *   those behind one that may not wait too. @default none may
   */
  listen(handler: LineHandler, mayOvertake?: (line: Line) => boolean): void
  /** Queues `bytes` as they are; the promise, where there is one, resolves when the peer has caught up. */
  send(bytes: Uint8Array): Promise<void> | undefined
  /** Ends our writing side once everything queued is written. */
  end(): Promise<void>
  /** Resolves when the peer has closed its side and every line of it has been handled. */
  readonly closed: Promise<void>
}
