/** A small client of the legacy era, for when the official one is not installed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { readLine } from '../../mcp/read.ts'
import { serialise } from '../../mcp/serialise.ts'
import { streamTransport } from '../../transport/stream-transport.ts'
import type { Transport } from '../../transport/transport.ts'
import { packageVersion } from '../version.ts'
import { explainedBy } from './explained.ts'
import { createLatch, type Latch } from './latch.ts'
import { agentName, type OfferedTool, type ServerStart, type ToolClient } from './tool-client.ts'

/** Milliseconds that a request may take. */
const deadlineMs = 15_000
/** Milliseconds from the end of its input until the server is ended. */
const closeMs = 3_000
/** Pages of one list that are read. */
const maxPages = 64
const revision = '2025-11-25'
const methodNotFound = -32601

/** A client that has shaken hands with the server that it started. */
export async function connectOwnClient(start: ServerStart): Promise<ToolClient> {
  const [program, ...args] = start.command
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: start.env,
    windowsHide: true,
  })
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  const changed = createLatch()
  const peer = createPeer(streamTransport(child.stdout, child.stdin), exited, changed)
  const explained = explainedBy(child.stderr)
  const close = () => end(child, exited)
  try {
    await explained(
      peer.request('initialize', {
        protocolVersion: revision,
        capabilities: {},
        clientInfo: { name: agentName, version: packageVersion() },
      }),
    )
  } catch (fault) {
    await close()
    throw fault
  }
  peer.notify('notifications/initialized')
  return {
    listTools: () => explained(allTools(peer)),
    callTool: async (name, args) =>
      answerOf(await explained(peer.request('tools/call', { name, arguments: args }))),
    toolsChanged: changed.wait,
    close,
  }
}

async function end(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.stdin?.end()
  const timer = setTimeout(() => child.kill('SIGKILL'), closeMs)
  await exited
  clearTimeout(timer)
}

interface Peer {
  request(method: string, params: JsonObject): Promise<JsonObject>
  notify(method: string): void
}

interface Waiting {
  resolve(result: JsonObject): void
  reject(fault: Error): void
}

function createPeer(transport: Transport, exited: Promise<void>, changed: Latch): Peer {
  const waiting = new Map<number, Waiting>()
  let last = 0
  const send = (message: JsonObject): void => {
    // A server that reads slowly is not waited for: the agent asks one thing at a time.
    void transport.send(Buffer.from(`${serialise({ jsonrpc: '2.0', ...message })}\n`))
  }
  const settle = (id: JsonValue, give: (one: Waiting) => void): void => {
    const one = typeof id === 'number' ? waiting.get(id) : undefined
    if (typeof id === 'number') waiting.delete(id)
    if (one !== undefined) give(one)
  }
  transport.listen((lines) => {
    for (const line of lines) {
      const reading = line.kind === 'line' ? readLine(line.raw) : undefined
      if (reading?.kind !== 'message') continue
      const { message } = reading
      if (message.kind === 'result') {
        const { result } = message
        settle(message.id, (one) => one.resolve(isJsonObject(result) ? result : {}))
      } else if (message.kind === 'error') {
        settle(message.id, (one) => one.reject(new Error(String(message.error.message ?? 'error'))))
      } else if (message.kind === 'request') {
        const { id, method } = message
        if (method === 'ping') send({ id, result: {} })
        else send({ id, error: { code: methodNotFound, message: 'method not found' } })
      } else if (message.method === 'notifications/tools/list_changed') {
        changed.set()
      }
    }
  })
  void exited.then(() => {
    for (const id of [...waiting.keys()]) {
      settle(id, (one) => one.reject(new Error('the server ended without an answer')))
    }
  })
  return {
    notify: (method) => send({ method }),
    async request(method, params) {
      const id = ++last
      let timer: NodeJS.Timeout | undefined
      try {
        return await new Promise<JsonObject>((resolve, reject) => {
          waiting.set(id, { resolve, reject })
          const late = () => reject(new Error(`no answer to ${method} within ${deadlineMs} ms`))
          timer = setTimeout(late, deadlineMs)
          send({ id, method, params })
        })
      } finally {
        clearTimeout(timer)
        waiting.delete(id)
      }
    },
  }
}

async function allTools(peer: Peer): Promise<readonly OfferedTool[]> {
  const tools: OfferedTool[] = []
  let cursor: string | undefined
  for (let page = 0; page < maxPages; page++) {
    const result = await peer.request('tools/list', cursor === undefined ? {} : { cursor })
    if (Array.isArray(result.tools)) tools.push(...result.tools.flatMap(offeredTool))
    if (typeof result.nextCursor !== 'string') break
    cursor = result.nextCursor
  }
  return tools
}

function offeredTool(value: JsonValue): readonly OfferedTool[] {
  if (!isJsonObject(value) || typeof value.name !== 'string') return []
  const { name, description } = value
  return [{ name, description: typeof description === 'string' ? description : '' }]
}

function answerOf(result: JsonObject): { readonly text: string; readonly isError: boolean } {
  const content: readonly JsonValue[] = Array.isArray(result.content) ? result.content : []
  const texts = content.flatMap((part) =>
    isJsonObject(part) && typeof part.text === 'string' ? [part.text] : [],
  )
  return { text: texts.join('\n'), isError: result.isError === true }
}
