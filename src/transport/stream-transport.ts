/**
 * A transport over a readable and a writable stream: the one implementation behind stdio and the
 * memory pair. Made for latency: 'data' listeners, no timers, no promise unless somebody waits.
 */
import type { Readable, Writable } from 'node:stream'
import { collectSoon, collectYoung } from './collect-soon.ts'
import { bigLineBytes, createLineCodec, type LineCodecOptions } from './line-codec.ts'
import { isSlow, type Line, type LineHandler, type Transport } from './transport.ts'

export interface StreamTransportOptions extends LineCodecOptions {
  /**
   * Whether a failing write means that nobody is left to read from either. True towards a host,
   * which hangs up as a whole; false towards a server, whose last lines may still be in the pipe.
   * @default false
   */
  readonly failedWriteEndsInput?: boolean
}

/** Bounds of one batch, so that a flood cannot hold up the other direction. */
const maxBatchLines = 256
const maxBatchBytes = 1024 * 1024
/** Bytes of one line after which the chunks that it came in are collected: a bound on memory. */
const youngGarbageBytes = 512 * 1024
/** Bytes queued towards the peer from which on it counts as fallen behind. */
const maxQueuedBytes = 256 * 1024

/**
 * Lines of `input` to the handler, sent bytes to `output`.
 *
 * A broken pipe is an ordinary end: what is sent afterwards is dropped. `closed` rejects only with
 * what the handler threw; nothing more is read then.
 */
export function streamTransport(
  input: Readable,
  output: Writable,
  options: StreamTransportOptions = {},
): Transport {
  const lines = createLineReader(input, options)
  const sender = createSender(output, () => {
    if (options.failedWriteEndsInput === true) input.destroy()
  })
  return { listen: lines.listen, closed: lines.closed, send: sender.send, end: sender.end }
}

function createLineReader(
  input: Readable,
  options: LineCodecOptions,
): Pick<Transport, 'listen' | 'closed'> {
  const codec = createLineCodec(options)
  let waiting: Line[] = []
  let handler: LineHandler | undefined
  let mayOvertake: (line: Line) => boolean = () => false
  let busy = false
  /** Whether the batch that is handled is one big line, and whether one that overtakes it is. */
  let slow = false
  let overtaking = false
  let ended = false
  /** Bytes of an unfinished line since young garbage was last collected. */
  let unfinishedBytes = 0
  let resolveClosed: () => void = () => undefined
  let rejectClosed: (cause: unknown) => void = () => undefined
  const closed = new Promise<void>((resolve, reject) => {
    resolveClosed = resolve
    rejectClosed = reject
  })

  /** Takes the first lines that fit the bounds, at least one, out of `waiting`; a slow one alone. */
  function nextBatch(): Line[] {
    let count = 0
    let bytes = 0
    slow = false
    for (const line of waiting) {
      bytes += line.kind === 'line' ? line.raw.length : line.head.length
      if (bytes > bigLineBytes) collectSoon()
      const isFull = count === maxBatchLines || bytes > maxBatchBytes || isSlow(line)
      if (count > 0 && isFull) return waiting.splice(0, count)
      count += 1
      slow = isSlow(line)
      if (slow) return waiting.splice(0, count)
    }
    const batch = waiting
    waiting = []
    return batch
  }

  function fail(cause: unknown): void {
    handler = undefined
    waiting = []
    rejectClosed(cause)
    input.destroy()
  }

  /** Hands over batches until the handler asks for time or nothing is left. */
  function hand(): void {
    while (!busy && !overtaking && handler !== undefined && waiting.length > 0) {
      const handled = handOver(handler, nextBatch())
      if (handled === undefined) continue
      busy = true
      handled.then(resume, fail)
    }
    overtake()
    if (ended && !busy && !overtaking && waiting.length === 0) resolveClosed()
  }

  function handOver(to: LineHandler, batch: readonly Line[]): Promise<void> | undefined {
    try {
      return to(batch) ?? undefined
    } catch (cause) {
      fail(cause)
      return undefined
    }
  }

  /** Hands over the first lines that may overtake the slow one, one batch at a time. */
  function overtake(): void {
    while (busy && slow && !overtaking && handler !== undefined) {
      let count = 0
      for (const line of waiting) {
        if (count === maxBatchLines || isSlow(line) || !mayOvertake(line)) break
        count += 1
      }
      if (count === 0) return
      const handled = handOver(handler, waiting.splice(0, count))
      if (handled === undefined) continue
      overtaking = true
      handled.then(overtook, fail)
    }
  }

  function overtook(): void {
    overtaking = false
    resumeReading()
  }

  function resume(): void {
    busy = false
    resumeReading()
  }

  function resumeReading(): void {
    hand()
    const isIdle = !busy && !overtaking
    const mayRead = waiting.length === 0 && (isIdle || slow)
    if (mayRead && input.isPaused()) input.resume()
  }

  function finish(): void {
    if (ended) return
    ended = true
    for (const line of codec.end()) waiting.push(line)
    hand()
  }

  function take(chunk: Uint8Array): void {
    const lines = codec.push(chunk)
    unfinishedBytes = lines.length > 0 ? 0 : unfinishedBytes + chunk.length
    if (unfinishedBytes >= youngGarbageBytes) {
      unfinishedBytes = 0
      collectYoung()
    }
    if (waiting.length === 0) waiting = lines
    else for (const line of lines) waiting.push(line)
    hand()
    // WHY: a chunk that arrives while a batch is handled is still taken, and only then reading
    // stops: pausing at every batch would cost more than most batches do.
    if (waiting.length > 0) input.pause()
  }

  // WHY: listening from the start, paused: Node empties the pipes of a process that has exited,
  // and what nobody listens to is lost.
  input.pause()
  input.on('data', take)
  input.on('end', finish)
  // A stream that fails (a reset, a vanished terminal) has ended: its lines so far still count.
  input.on('error', finish)
  input.on('close', finish)
  return {
    closed,
    listen(given, overtakes = mayOvertake) {
      handler = given
      mayOvertake = overtakes
      resumeReading()
    },
  }
}

function createSender(output: Writable, onGone: () => void): Pick<Transport, 'send' | 'end'> {
  const queueLimit = Math.max(maxQueuedBytes, output.writableHighWaterMark)
  let gone = false
  let corked = false
  let caughtUp: Promise<void> | undefined

  // EPIPE and its kin: the peer has hung up.
  output.on('error', () => {
    gone = true
    onGone()
  })
  output.on('close', () => {
    gone = true
  })

  function uncork(): void {
    corked = false
    output.uncork()
  }

  /** Resolves when the queue is empty, or will never be. */
  function drained(): Promise<void> {
    caughtUp ??= new Promise((resolve) => {
      const done = (): void => {
        caughtUp = undefined
        output.off('drain', done)
        output.off('close', done)
        output.off('error', done)
        resolve()
      }
      output.on('drain', done)
      output.on('close', done)
      output.on('error', done)
    })
    return caughtUp
  }

  return {
    send(bytes) {
      if (gone || output.writableEnded) return undefined
      output.write(bytes)
      // The first message of a turn leaves at once; those behind it share one system call.
      if (!corked) {
        corked = true
        output.cork()
        process.nextTick(uncork)
      }
      return output.writableLength > queueLimit ? drained() : undefined
    },
    end() {
      return new Promise((resolve) => {
        if (gone || output.writableFinished) {
          resolve()
          return
        }
        output.once('finish', resolve)
        output.once('error', () => resolve())
        output.once('close', resolve)
        if (!output.writableEnded) output.end()
      })
    },
  }
}
