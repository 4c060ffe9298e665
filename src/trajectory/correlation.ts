/**
 * Which request an answer belongs to, and which logical call a message. Each direction has ids of
 * its own, so a server that reuses the host's ids can't pass its answer off as another's
 * (CVE-2026-25536).
 */
import type { LogicalCall } from '../flow/extract/logical-call.ts'
import { startsTask, taskIdOf } from '../flow/extract/tasks.ts'
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import type { Message, NotificationMessage, RequestMessage, Side } from '../mcp/message.ts'
import { idKey } from '../mcp/serialise.ts'
import { createCallTable } from './call-table.ts'
import { outlineOf } from './outline.ts'
import { createRounds, type Repeatable } from './rounds.ts'

/** Requests of one side that may wait for an answer at the same time. */
const maxWaiting = 10_000
/** The same of one id: peers that use an id again are few. */
const maxSameId = 16
/** Waiting requests of one side whose arguments are kept as they are. */
const maxHolding = 256

/** A request and the call that it is part of. */
export interface Answered {
  readonly request: RequestMessage
  readonly call: LogicalCall
}

export interface Correlation {
  /** Remembers a request of `from`, gives its call; with a full table the oldest are forgotten. */
  asked(request: RequestMessage, from: Side): LogicalCall
  /** The request that an answer of `from` belongs to, which then no longer waits. */
  answered(message: Message, from: Side): Answered | undefined
  /** The call that a notification of `from` is about, where it says so. */
  concerned(notification: NotificationMessage, from: Side): LogicalCall | undefined
  /** The method of the request that an answer of `from` with this id would belong to. */
  awaited(id: RequestMessage['id'], from: Side): string | undefined
  /** Whether the peer of `from` waited for an answer with this id; one such request no longer does. */
  giveUp(id: RequestMessage['id'], from: Side): boolean
}

interface Waiting extends Answered {
  readonly repeat: Repeatable | undefined
  /** Key of the progress token. */
  readonly token: string | undefined
}

/**
 * An empty table for one connection.
 *
 * @param digest a keyed or plain hash of a text, lower-case hex
 */
export function createCorrelation(digest: (text: string) => string): Correlation {
  const waiting: Record<Side, Map<string, Waiting[]>> = { host: new Map(), server: new Map() }
  const rounds = createRounds(digest)
  /** By task id, of the side that does the task. */
  const tasks = { host: createCallTable(), server: createCallTable() }
  /** By progress token, of the side that asked. */
  const tokens = { host: createCallTable(), server: createCallTable() }
  let calls = 0

  function wait(side: Side, id: RequestMessage['id'], one: Waiting): void {
    const table = waiting[side]
    const key = idKey(id)
    const same = table.get(key)
    if (same !== undefined) {
      if (same.length < maxSameId) same.push(one)
      return
    }
    if (table.size >= maxWaiting) {
      const oldest = table.keys().next()
      if (!oldest.done) table.delete(oldest.value)
    }
    table.set(key, [one])
  }

  function take(side: Side, id: RequestMessage['id']): Waiting | undefined {
    const table = waiting[side]
    const key = idKey(id)
    const requests = table.get(key)
    const one = requests?.shift()
    if (requests?.length === 0) table.delete(key)
    if (one?.token !== undefined) tokens[side].remove(one.token, one.call)
    return one
  }

  return {
    asked(request, from) {
      const { params } = request
      const repeat =
        from === 'host' ? rounds.repeatOf(request, waiting.host.size < maxHolding) : undefined
      const outline = outlineOf(request)
      const call = (repeat === undefined ? undefined : rounds.continued(repeat, params)) ??
        (request.method.startsWith('tasks/')
          ? tasks[otherSide(from)].find(textOf(params?.taskId))
          : tasks[from].find(relatedTask(params?._meta))) ?? {
          number: calls++,
          round: 0,
          request: outline,
          asked: noQuestions,
        }
      const token = tokenIn(params?._meta)
      if (token !== undefined) tokens[from].add(token, call)
      wait(from, request.id, { request: outline, call, repeat, token })
      return call
    },
    answered(message, from) {
      if ((message.kind !== 'result' && message.kind !== 'error') || message.id === null) {
        return undefined
      }
      const side = otherSide(from)
      const one = take(side, message.id)
      if (one === undefined || message.kind === 'error' || !isJsonObject(message.result)) return one
      const { result } = message
      if (one.repeat !== undefined && result.resultType === 'input_required') {
        rounds.askedFor(one.repeat, one.call, result)
      }
      if (startsTask(result)) {
        const task = taskIdOf(result)
        if (task !== undefined) tasks[from].add(task, { ...one.call, request: one.request })
        // A task reports progress under the token of the request that it began with.
        if (one.token !== undefined) tokens[side].add(one.token, one.call)
      }
      return one
    },
    concerned({ method, params }, from) {
      switch (method) {
        case 'notifications/progress':
          return tokens[otherSide(from)].find(keyOf(params?.progressToken))
        case 'notifications/cancelled': {
          const key = keyOf(params?.requestId)
          return key === undefined ? undefined : waiting[from].get(key)?.[0]?.call
        }
        case 'notifications/tasks':
        case 'notifications/tasks/status':
          return tasks[from].find(textOf(params?.taskId))
        default:
          return tasks[from].find(relatedTask(params?._meta))
      }
    },
    awaited: (id, from) => waiting[otherSide(from)].get(idKey(id))?.[0]?.request.method,
    giveUp: (id, from) => take(otherSide(from), id) !== undefined,
  }
}

const noQuestions: ReadonlyMap<string, string> = new Map()

function otherSide(side: Side): Side {
  return side === 'host' ? 'server' : 'host'
}

/** @see MCP 2025-11-25, Utilities, Tasks, related-task metadata */
function relatedTask(meta: JsonValue | undefined): string | undefined {
  if (!isJsonObject(meta)) return undefined
  const related = meta['io.modelcontextprotocol/related-task']
  return isJsonObject(related) ? textOf(related.taskId) : undefined
}

function tokenIn(meta: JsonValue | undefined): string | undefined {
  return isJsonObject(meta) ? keyOf(meta.progressToken) : undefined
}

/** The key of an id or a token; undefined for what can be none. */
function keyOf(value: JsonValue | undefined): string | undefined {
  const isKey = typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
  return isKey ? idKey(value) : undefined
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
