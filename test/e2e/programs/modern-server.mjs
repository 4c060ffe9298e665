/**
 * A server of the 2026-07-28 era (and, for legacy clients, of 2025) made with SDK v2.
 *
 * `--legacy reject` refuses clients of the 2025 era.
 */
import { acceptedContent, inputRequired, McpServer } from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { z } from 'zod'

const text = (value) => ({ content: [{ type: 'text', text: value }] })

function createServer() {
  const server = new McpServer(
    { name: 'modern-server', version: '1.0.0' },
    { capabilities: { tools: { listChanged: true }, logging: {}, resources: {}, prompts: {} } },
  )

  server.registerTool(
    'echo',
    { description: 'Returns the message.', inputSchema: z.object({ message: z.string() }) },
    ({ message }) => text(`Echo: ${message}`),
  )

  server.registerTool(
    'sum',
    {
      description: 'Adds two numbers.',
      inputSchema: z.object({ a: z.number(), b: z.number() }),
      outputSchema: z.object({ sum: z.number() }),
      annotations: { readOnlyHint: true },
    },
    ({ a, b }) => ({ ...text(String(a + b)), structuredContent: { sum: a + b } }),
  )

  server.registerTool(
    'steps',
    {
      description: 'Reports progress while it works.',
      inputSchema: z.object({ steps: z.number().int().min(1).max(1000) }),
    },
    async ({ steps }, { mcpReq }) => {
      const progressToken = mcpReq._meta?.progressToken
      // SDK clients drop progress that arrives in one chunk with the result: leave time between.
      for (let progress = 1; progress <= steps && progressToken !== undefined; progress += 1) {
        await mcpReq.notify({
          method: 'notifications/progress',
          params: { progressToken, progress, total: steps, message: `step ${progress}` },
        })
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      return text(`${steps} steps done`)
    },
  )

  server.registerTool(
    'wait',
    {
      description: 'Waits until it is cancelled or the time is over.',
      inputSchema: z.object({ ms: z.number().int().min(0).max(600_000) }),
    },
    ({ ms }, { mcpReq }) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(text('waited')), ms)
        mcpReq.signal.addEventListener('abort', () => {
          clearTimeout(timer)
          resolve(text('cancelled'))
        })
      }),
  )

  const confirmation = z.object({ confirm: z.boolean() })
  server.registerTool(
    'deploy',
    {
      description: 'Deploys after the user has confirmed.',
      inputSchema: z.object({ env: z.string() }),
    },
    ({ env }, { mcpReq }) => {
      const answer = acceptedContent(mcpReq.inputResponses, 'confirm', confirmation)
      if (answer === undefined) {
        return inputRequired({
          inputRequests: {
            confirm: inputRequired.elicit({
              message: `Deploy to ${env}?`,
              requestedSchema: confirmation,
            }),
          },
          requestState: `round 1 of ${env}`,
        })
      }
      const state = mcpReq.requestState()
      return text(answer.confirm ? `deployed to ${env} (${state})` : `kept ${env}`)
    },
  )

  server.registerTool(
    'summarise',
    {
      description: "Asks the client's model for a summary.",
      inputSchema: z.object({ of: z.string() }),
    },
    ({ of }, { mcpReq }) => {
      const answer = mcpReq.inputResponses?.summary
      if (answer !== undefined) return text(`summary: ${JSON.stringify(answer.content)}`)
      return inputRequired({
        inputRequests: {
          summary: inputRequired.createMessage({
            messages: [{ role: 'user', content: { type: 'text', text: `Summarise: ${of}` } }],
            maxTokens: 50,
          }),
          roots: inputRequired.listRoots(),
        },
      })
    },
  )

  server.registerResource(
    'readme',
    'note://readme',
    { description: 'A note.', mimeType: 'text/plain' },
    (uri) => ({ contents: [{ uri: uri.href, text: 'a note of the modern server' }] }),
  )

  server.registerPrompt(
    'greet',
    { description: 'Greets somebody.', argsSchema: z.object({ name: z.string() }) },
    ({ name }) => ({
      messages: [{ role: 'user', content: { type: 'text', text: `Say hello to ${name}` } }],
    }),
  )

  return server
}

const legacy = process.argv.includes('reject') ? 'reject' : 'serve'
serveStdio(createServer, {
  legacy,
  onerror: (cause) => process.stderr.write(`modern-server: ${cause.message}\n`),
})
