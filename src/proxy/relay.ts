/** Joins two transports through the pipeline: lines in, what the pipeline lets out. */
import type { Transport } from '../transport/transport.ts'
import type { Outgoing } from './outgoing.ts'
import type { Pipeline } from './pipeline.ts'

/** Starts to relay; ends when the transports do. */
export function relay(host: Transport, server: Transport, pipeline: Pipeline): void {
  const deliver = deliveryTo(host, server)
  const from = (side: 'host' | 'server', transport: Transport): void => {
    transport.listen(
      async (lines) => {
        let caughtUp: Promise<void> | undefined
        try {
          await pipeline.accept(lines, side, true, (outgoing) => {
            caughtUp = deliver(outgoing)
          })
        } finally {
          await caughtUp
        }
      },
      (line) => pipeline.mayOvertake(line, side),
    )
  }
  from('host', host)
  from('server', server)
}

/** Sends what leaves; the promise, where there is one, resolves when both peers have caught up. */
export function deliveryTo(
  host: Transport,
  server: Transport,
): (outgoing: Outgoing) => Promise<void> | undefined {
  return (outgoing) => {
    const waits: Promise<void>[] = []
    for (const bytes of outgoing.server) push(waits, server.send(bytes))
    for (const bytes of outgoing.host) push(waits, host.send(bytes))
    return waits.length === 0 ? undefined : Promise.all(waits).then(() => undefined)
  }
}

function push(waits: Promise<void>[], wait: Promise<void> | undefined): void {
  if (wait !== undefined) waits.push(wait)
}
