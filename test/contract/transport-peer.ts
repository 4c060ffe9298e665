/**
 * The far end of the transport contract: echoes every line, obeys lines that start with `!`.
 *
 * `node --import tsx transport-peer.ts` runs it on stdin and stdout.
 */
import { pathToFileURL } from 'node:url'
import { hostTransport } from '../../src/transport/stdio.ts'
import type { Line, Transport } from '../../src/transport/transport.ts'

/** Runs until `transport` is closed; says `bye` and ends when the near end has ended. */
export async function runPeer(transport: Transport): Promise<void> {
  let waits = 0
  const say = async (bytes: Uint8Array | string): Promise<void> => {
    const caughtUp = transport.send(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
    if (caughtUp !== undefined) waits += 1
    await caughtUp
  }
  const obey = async (command: string, count: number): Promise<void> => {
    switch (command) {
      case '!flood':
        for (let index = 0; index < count; index += 1) {
          const caughtUp = transport.send(Buffer.from(`${index}\n`))
          if (caughtUp !== undefined) {
            waits += 1
            await caughtUp
          }
        }
        return say(`waits ${waits}\n`)
      case '!long':
        await say(Buffer.alloc(count, 'x'))
        return say('\n')
      case '!stall':
        return new Promise((resolve) => setTimeout(resolve, count))
      case '!tail':
        await say('tail')
        return transport.end()
      case '!end':
        return transport.end()
      default:
        return say(`unknown ${command}\n`)
    }
  }
  const handle = (line: Line): Promise<void> | undefined => {
    if (line.kind === 'too-long') return say(`too long ${line.bytes}\n`)
    if (line.raw[0] !== 0x21) return transport.send(line.raw)
    const [command = '', count] = Buffer.from(line.raw).toString().trim().split(' ')
    return obey(command, Number(count ?? 0))
  }
  transport.listen(async (lines) => {
    for (const line of lines) await handle(line)
  })
  await transport.closed
  await say('bye\n')
  await transport.end()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runPeer(hostTransport({ input: process.stdin, output: process.stdout }))
}
