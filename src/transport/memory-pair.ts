/** Two transports joined in memory, for tests and for a guard inside the process of its client. */
import { PassThrough } from 'node:stream'
import type { LineCodecOptions } from './line-codec.ts'
import { streamTransport } from './stream-transport.ts'
import type { Transport } from './transport.ts'

/** What one end sends, the other hands over; each end closes when the other has ended. */
export function memoryPair(options: LineCodecOptions = {}): readonly [Transport, Transport] {
  const there = new PassThrough()
  const back = new PassThrough()
  return [streamTransport(back, there, options), streamTransport(there, back, options)]
}
