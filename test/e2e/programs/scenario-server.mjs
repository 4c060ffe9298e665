/**
 * A server that does what a file says: tools, instructions, and an answer to each request that is
 * named there. Every request that arrives is written down.
 *
 *     node scenario-server.mjs <file with the server> <file of requests>
 */
import { appendFileSync, readFileSync } from 'node:fs'
import { eachLine } from './lines.mjs'

const [file, requests] = process.argv.slice(2)
const { name, instructions, tools, answers } = JSON.parse(readFileSync(file, 'utf8'))
const left = [...answers]

const results = {
  initialize: ({ protocolVersion }) => ({
    protocolVersion,
    capabilities: { tools: {}, resources: {}, prompts: {} },
    serverInfo: { name, version: '1.0.0' },
    ...(instructions === undefined ? {} : { instructions }),
  }),
  'tools/list': () => ({ tools }),
}

/** What a request is about: a tool, a prompt or a resource. */
function aboutOf(method, params) {
  return `${method} ${params?.name ?? params?.uri ?? ''}`
}

eachLine(process.stdin, (line) => {
  const { id, method, params } = JSON.parse(line.toString())
  if (id === undefined) return
  appendFileSync(requests, `${JSON.stringify({ method, params })}\n`)
  const at = left.findIndex((one) => aboutOf(one.method, one.params) === aboutOf(method, params))
  const result = results[method]?.(params) ?? left.splice(at, at === -1 ? 0 : 1)[0]?.result ?? {}
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`)
})
