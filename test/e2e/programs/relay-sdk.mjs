/** A relay made of the transports of SDK v2. `node relay-sdk.mjs -- command args` */
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio'
import { commandOf } from './lines.mjs'

const { command, args } = commandOf(process.argv.slice(2))
const maxBufferSize = 64 * 1024 * 1024
const host = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize })
const server = new StdioClientTransport({ command, args, env: { ...process.env }, maxBufferSize })

const fail = (cause) => process.stderr.write(`relay-sdk: ${cause}\n`)
host.onmessage = (message) => server.send(message).catch(fail)
server.onmessage = (message) => host.send(message).catch(fail)
host.onerror = fail
server.onerror = fail
host.onclose = () => server.close().catch(fail)
server.onclose = () => host.close().catch(fail)
await server.start()
await host.start()
