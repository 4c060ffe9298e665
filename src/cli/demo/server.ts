/**
 * The program that the demo starts: `server.js files <folder>` or `server.js weather <file>`, where
 * `<file>` gets each call that the server received, one JSON line a call.
 */
import { appendFileSync } from 'node:fs'
import { streamTransport } from '../../transport/stream-transport.ts'
import { createFileServer } from './file-server.ts'
import { serveTools } from './tool-server.ts'
import { createWeatherServer } from './weather-server.ts'

const [kind = '', path = ''] = process.argv.slice(2)
const server =
  kind === 'weather'
    ? createWeatherServer((tool, args) =>
        appendFileSync(path, `${JSON.stringify({ tool, arguments: args })}\n`),
      )
    : createFileServer(path)

await serveTools(server, streamTransport(process.stdin, process.stdout))
