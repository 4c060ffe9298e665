/**
 * What one connection to a server has shown so far: who the peers say they are, the tools on
 * offer, and which requests wait for an answer. Lists that come in pages are put together here.
 */
import type { LogicalCall } from '../flow/extract/logical-call.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import type { Message, RequestMessage, Side } from '../mcp/message.ts'
import type { ServerClaim, ToolDefinition } from './catalogue.ts'
import { createCorrelation } from './correlation.ts'
import { defineTool } from './define-tool.ts'
import { createNegotiation } from './negotiation.ts'

/** Tools of one server that are kept; later ones of a longer list are judged but not remembered. */
const maxTools = 10_000

/** What one message adds to what is known. */
export interface Observation {
  /** The request that the message answers. */
  readonly answers: RequestMessage | undefined
  /**
   * The logical call that the message is part of: of a request a new one, unless it is a later
   * round or about a task; of a notification that of the request or task it names.
   */
  readonly call: LogicalCall | undefined
  /** Tools that the message lists, with the pointer of each in the message. */
  readonly listed: readonly { readonly definition: ToolDefinition; readonly pointer: string }[]
  /** All names of a list that this message ends and that was read from its first page. */
  readonly wholeList: readonly string[] | undefined
}

export interface Connection {
  /** Takes note of a message; called once for each, in order. */
  observe(message: Message, from: Side): Observation
  tool(name: string): ToolDefinition | undefined
  readonly claim: ServerClaim
  /** Whether a list of tools was seen. */
  readonly sawList: boolean
  /** The host's name for itself. */
  readonly client: string | undefined
  /** Whether both peers have declared the MCIP context. */
  readonly sharesContext: boolean
  /** The method of the request that an answer of `from` with this id would belong to. */
  awaited(id: RequestMessage['id'], from: Side): string | undefined
  /** Whether an answer of `from` with this id was waited for; after this it no longer is. */
  giveUp(id: RequestMessage['id'], from: Side): boolean
}

export function createConnection(digest: (text: string) => string): Connection {
  const correlation = createCorrelation(digest)
  const negotiation = createNegotiation()
  const tools = new Map<string, ToolDefinition>()
  let pages: string[] | undefined
  let claim: ServerClaim = {}
  let client: string | undefined
  let sawList = false

  function observe(message: Message, from: Side): Observation {
    if (message.kind === 'request') {
      const call = correlation.asked(message, from)
      negotiation.observe(message, from, undefined)
      if (from === 'host') client = clientName(message) ?? client
      return { answers: undefined, call, ...nothingListed }
    }
    if (message.kind === 'notification') {
      return { answers: undefined, call: correlation.concerned(message, from), ...nothingListed }
    }
    const answered = correlation.answered(message, from)
    const answers = answered?.request
    const call = answered?.call
    if (message.kind !== 'result' || from !== 'server' || !isJsonObject(message.result)) {
      return { answers, call, ...nothingListed }
    }
    claim = claimOf(message.result) ?? claim
    negotiation.observe(message, from, answers)
    return { answers, call, ...list(message.result, answers) }
  }

  /** WHY: by shape, not by method, so that an answer to a forged or reused id is judged too. */
  function list(result: JsonObject, answers: RequestMessage | undefined) {
    const values = result.tools
    if (!Array.isArray(values)) return nothingListed
    sawList = true
    const listed = (values as readonly JsonValue[]).flatMap((value, index) => {
      if (!isJsonObject(value)) return []
      return [{ definition: defineTool(value, digest), pointer: `/result/tools/${index}` }]
    })
    const names = listed.map(({ definition }) => definition.name)
    // Of a name that stands twice in one message the first definition counts, as in the records.
    const here = new Map<string, ToolDefinition>()
    for (const { definition } of listed) {
      if (!here.has(definition.name)) here.set(definition.name, definition)
    }
    for (const [name, definition] of here) {
      if (tools.size < maxTools || tools.has(name)) tools.set(name, definition)
    }
    const isFirst = answers?.method === 'tools/list' && !isGiven(answers.params?.cursor)
    pages = isFirst ? names : pages?.concat(names)
    const isLast = !isGiven(result.nextCursor)
    const whole = isLast ? pages : undefined
    if (isLast || (pages?.length ?? 0) > maxTools) pages = undefined
    return { listed, wholeList: whole }
  }

  return {
    observe,
    tool: (name) => tools.get(name),
    awaited: correlation.awaited,
    giveUp: correlation.giveUp,
    get claim() {
      return claim
    },
    get sawList() {
      return sawList
    },
    get client() {
      return client
    },
    get sharesContext() {
      return negotiation.sharesContext
    },
  }
}

const nothingListed = { listed: [], wholeList: undefined } as const

/** Peers write null for a cursor that they don't have. */
function isGiven(cursor: JsonValue | undefined): boolean {
  return cursor !== undefined && cursor !== null
}

const maxClaim = 256

/** `serverInfo` of an initialize result, or of the `_meta` that every modern result carries. */
function claimOf(result: JsonObject): ServerClaim | undefined {
  const meta = result._meta
  const info = isJsonObject(result.serverInfo)
    ? result.serverInfo
    : isJsonObject(meta)
      ? meta['io.modelcontextprotocol/serverInfo']
      : undefined
  if (!isJsonObject(info)) return undefined
  const { name, version } = info
  return {
    ...(typeof name === 'string' ? { name: name.slice(0, maxClaim) } : {}),
    ...(typeof version === 'string' ? { version: version.slice(0, maxClaim) } : {}),
  }
}

/** `clientInfo` of an initialize request, or of the `_meta` of a modern request. */
function clientName(request: RequestMessage): string | undefined {
  const meta = request.params?._meta
  const info =
    request.method === 'initialize'
      ? request.params?.clientInfo
      : isJsonObject(meta)
        ? meta['io.modelcontextprotocol/clientInfo']
        : undefined
  const name = isJsonObject(info) ? info.name : undefined
  return typeof name === 'string' ? name.slice(0, maxClaim) : undefined
}
