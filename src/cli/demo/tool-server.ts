/** A small MCP server of the legacy era: tools and nothing else. The servers of the demo stand on it. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import type { Message, RequestMessage } from '../../mcp/message.ts'
import { readLine } from '../../mcp/read.ts'
import { eraOf, isRevision } from '../../mcp/revision.ts'
import { serialise } from '../../mcp/serialise.ts'
import type { Transport } from '../../transport/transport.ts'

export interface ToolServer {
  readonly name: string
  readonly version: string
  /** Definitions as they are at the moment. */
  tools(): readonly JsonObject[]
  /** What a call returns; a throw becomes a result with `isError`. */
  call(name: string, args: JsonObject): Called | Promise<Called>
}

export interface Called {
  readonly text: string
  /** Whether the list of tools is another one from now on; announced after the result. */
  readonly changedTools?: boolean
}

const newestLegacy = '2025-11-25'
const methodNotFound = -32601
const parseError = -32700

/** Answers every request on `transport`; resolves when the client has closed its side. */
export async function serveTools(server: ToolServer, transport: Transport): Promise<void> {
  transport.listen(async (lines) => {
    for (const line of lines) {
      const reading = line.kind === 'line' ? readLine(line.raw) : undefined
      if (reading?.kind === 'message') await handle(reading.message)
      else if (reading?.kind !== 'blank') send({ id: null, error: fault(parseError, 'unreadable') })
    }
  })
  await transport.closed
  await transport.end()

  async function handle(message: Message): Promise<void> {
    if (message.kind !== 'request') return
    const { id, method } = message
    switch (method) {
      case 'initialize':
        return send({ id, result: greeting(server, message) })
      case 'ping':
        return send({ id, result: {} })
      case 'tools/list':
        return send({ id, result: { tools: server.tools() } })
      case 'tools/call': {
        const called = await outcome(server, message)
        send({ id, result: called.result })
        if (called.changedTools) send({ method: 'notifications/tools/list_changed' })
        return
      }
      default:
        return send({ id, error: fault(methodNotFound, 'method not found') })
    }
  }

  function send(message: JsonObject): void {
    const sent = transport.send(Buffer.from(`${serialise({ jsonrpc: '2.0', ...message })}\n`))
    // A client that reads slowly is not waited for: the demo's messages are few and small.
    void sent
  }
}

function greeting({ name, version }: ToolServer, { params }: RequestMessage): JsonObject {
  const asked = params?.protocolVersion
  const isKnown = isRevision(asked) && eraOf(asked) === 'legacy'
  return {
    protocolVersion: isKnown ? asked : newestLegacy,
    capabilities: { tools: { listChanged: true } },
    serverInfo: { name, version },
  }
}

async function outcome(
  server: ToolServer,
  { params }: RequestMessage,
): Promise<{ readonly result: JsonObject; readonly changedTools: boolean }> {
  const name = typeof params?.name === 'string' ? params.name : ''
  const args = isJsonObject(params?.arguments) ? params.arguments : {}
  try {
    const { text, changedTools = false } = await server.call(name, args)
    return { result: { content: textContent(text) }, changedTools }
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause)
    return { result: { content: textContent(text), isError: true }, changedTools: false }
  }
}

function textContent(text: string): JsonValue {
  return [{ type: 'text', text }]
}

function fault(code: number, message: string): JsonObject {
  return { code, message }
}
