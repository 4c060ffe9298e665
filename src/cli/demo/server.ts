/**
 * The program that the demo starts: `server.js files <folder>`, or `server.js weather <file>` and
 * `server.js mail <file>`, where `<file>` gets each call that the server received, one JSON line a call.
 */
import { appendFileSync } from 'node:fs'
import type { JsonObject } from '../../mcp/json.ts'
import { streamTransport } from '../../transport/stream-transport.ts'
import { createFileServer } from './file-server.ts'
import { createMailServer } from './mail-server.ts'
import { serveTools } from './tool-server.ts'
import { createWeatherServer } from './weather-server.ts'

const [kind = '', path = ''] = process.argv.slice(2)
const received = (tool: string, args: JsonObject): void =>
  appendFileSync(path, `${JSON.stringify({ tool, arguments: args })}\n`)
const server =
  kind === 'weather'
    ? createWeatherServer(received)
    : kind === 'mail'
      ? createMailServer(received)
      : createFileServer(path)

await serveTools(server, streamTransport(process.stdin, process.stdout))
