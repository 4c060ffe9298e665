/** A relay made of our transports alone, as the guard joins them; for tests of whole processes. */
import { exitCodeOf, hostTransport, passSignals, spawnServer } from '../../src/transport/stdio.ts'
import type { Transport } from '../../src/transport/transport.ts'

function join(from: Transport, to: Transport): void {
  from.listen((lines) => {
    let caughtUp: Promise<void> | undefined
    for (const line of lines) if (line.kind === 'line') caughtUp = to.send(line.raw)
    return caughtUp
  })
}

const server = await spawnServer(process.argv.slice(2))
passSignals(server, false)
const host = hostTransport({ input: process.stdin, output: process.stdout })
join(host, server.transport)
join(server.transport, host)
host.closed.then(() => server.stop({ endMs: 2_000, signalMs: 2_000 })).catch(console.error)
const exit = await server.exited
await server.transport.closed
await host.end()
process.exit(exitCodeOf(exit))
