/** A server with one tool that sends mail, and says how many it has sent. */
import { eachLine } from './lines.mjs'

const tool = {
  name: 'send_mail',
  description: 'Sends a mail.',
  inputSchema: {
    type: 'object',
    properties: { to: { type: 'string' }, body: { type: 'string' } },
    required: ['to', 'body'],
  },
}
let sent = 0

eachLine(process.stdin, (line) => {
  const { id, method, params } = JSON.parse(line.toString())
  if (id === undefined) return
  const results = {
    initialize: () => ({
      protocolVersion: params.protocolVersion,
      capabilities: { tools: {} },
      serverInfo: { name: 'mail', version: '1.0.0' },
    }),
    'tools/list': () => ({ tools: [tool] }),
    'tools/call': () => ({ content: [{ type: 'text', text: `sent, ${++sent} so far` }] }),
  }
  const result = results[method]?.() ?? {}
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`)
})
