/**
 * A recorded dialogue as what a guard would have seen: messages between client and servers, and
 * turns between user, client and host, in order.
 *
 * Messages are built as objects and never written as text. The functions on offer are one list of
 * tools for each server, before everything else.
 */
import type { Evidence } from '../guardian/verdict.ts'
import type { LoggedFlow } from '../log/entry.ts'
import type { JsonObject } from '../mcp/json.ts'
import type { RequestMessage } from '../mcp/message.ts'
import { type BuiltMessage, requestOf, resultOf } from './built-message.ts'
import { createOpenCalls, type OpenCalls } from './open-calls.ts'
import {
  type OfferedTool,
  placeOfCall,
  placeOfResult,
  placeOfTools,
  placeOfTurn,
} from './places.ts'
import type { ChatCall, ChatMessage, ChatRecord, ChatTool } from './record.ts'
import { type ServedName, servedNames } from './server-name.ts'

export type DialogueStep = MessageStep | TurnStep | StatedStep

interface StepBase {
  /** Index in the record's messages at which a guard would have acted. */
  readonly index: number
  /** A place of the step's message, or of its text, as a place of the record. */
  place(pointer: string, span?: readonly [number, number]): Evidence
  /** The flow, where the record states it; made from the step where absent. */
  readonly given?: LoggedFlow
}

/** One message between the client and a server. */
export interface MessageStep extends StepBase, BuiltMessage {
  readonly kind: 'message'
}

/** One text on the host plane: of the user to the client, of the client to the user, or set up. */
export interface TurnStep extends StepBase {
  readonly kind: 'turn'
  readonly role: 'user' | 'client' | 'system'
  readonly text: string
}

/** A flow that is stated and cannot be made a message again, as its content is missing or cut. */
export interface StatedStep extends StepBase {
  readonly kind: 'stated'
  readonly given: LoggedFlow
}

/** The steps of a record, in order. Never fails: a result that nothing asked for is a step too. */
export function dialogueSteps(record: ChatRecord): readonly DialogueStep[] {
  const { names, lists } = offerOf(record.tools)
  const ids = { next: 1 }
  const steps: DialogueStep[] = lists.map((list) => listStep(list, ids))
  const open = createOpenCalls()
  let wasAssistant = false
  for (const [index, message] of record.messages.entries()) {
    const isAssistant = message.role === 'assistant'
    if (isAssistant && !wasAssistant) open.nextRound()
    wasAssistant = isAssistant
    if (message.role === 'tool') {
      steps.push(resultStep(message, index, open, names, ids))
      continue
    }
    if (message.text !== '') steps.push(turnStep(message, index))
    for (const call of message.calls) {
      const step = callStep(call, index, names, ids)
      steps.push(step)
      open.add({ request: step.message, server: step.server, id: call.id, name: call.name })
    }
  }
  return steps
}

interface Ids {
  next: number
}

type Names = (name: string) => ServedName

/** The tools of one server, as it would list them. */
interface ToolList {
  readonly server: string | undefined
  readonly result: JsonObject
  readonly place: StepBase['place']
}

interface Offer {
  readonly names: Names
  readonly lists: readonly ToolList[]
}

/** By the array of tools, which records with the same tools share. */
const offers = new WeakMap<readonly ChatTool[], Offer>()

function offerOf(tools: readonly ChatTool[]): Offer {
  let offer = offers.get(tools)
  if (offer === undefined) {
    const names = servedNames(tools.map(({ name }) => name))
    offer = { names, lists: listsOf(tools, names) }
    offers.set(tools, offer)
  }
  return offer
}

/** One list of tools for each server, servers in the order in which they first appear. */
function listsOf(tools: readonly ChatTool[], names: Names): readonly ToolList[] {
  const byServer = new Map<string | undefined, OfferedTool[]>()
  for (const tool of tools) {
    const { server, tool: name } = names(tool.name)
    const offered = { tool, cut: tool.name.length - name.length }
    const same = byServer.get(server)
    if (same === undefined) byServer.set(server, [offered])
    else same.push(offered)
  }
  return Array.from(byServer, ([server, offered]) => ({
    server,
    result: { tools: offered.map(definitionOf) },
    place: placeOfTools(offered),
  }))
}

function listStep({ server, result, place }: ToolList, ids: Ids): MessageStep {
  const id = ids.next++
  return {
    kind: 'message',
    server,
    from: 'server',
    message: resultOf(id, result),
    unwritten: requestOf(id, 'tools/list', undefined),
    index: 0,
    place,
  }
}

/** @see MCP 2026-07-28, Tools, Data types */
function definitionOf({ tool, cut }: OfferedTool): JsonObject {
  const { name, description, inputSchema } = tool
  return {
    name: name.slice(cut),
    ...(description === undefined ? {} : { description }),
    ...(inputSchema === undefined ? {} : { inputSchema }),
  }
}

function turnStep(message: ChatMessage, index: number): TurnStep {
  const { role, text, pointer } = message
  return {
    kind: 'turn',
    role: role === 'assistant' ? 'client' : role === 'system' ? 'system' : 'user',
    text,
    index,
    place: placeOfTurn(index, pointer),
  }
}

function callStep(
  call: ChatCall,
  index: number,
  names: Names,
  ids: Ids,
): MessageStep & { readonly message: RequestMessage } {
  const { server, tool } = names(call.name)
  // Arguments that are no JSON move as the text they are.
  const given = call.arguments === undefined ? call.text : call.arguments
  const params = { name: tool, arguments: given }
  return {
    kind: 'message',
    server,
    from: 'host',
    message: requestOf(ids.next++, 'tools/call', params),
    index,
    place: placeOfCall(index, call, call.name.length - tool.length),
  }
}

/** What a function gave back; one that nothing asked for gets an id that nothing waits for. */
function resultStep(
  message: ChatMessage,
  index: number,
  open: OpenCalls,
  names: Names,
  ids: Ids,
): MessageStep {
  const { text, callId, name } = message
  const call = open.answeredBy(callId, name)
  const stray = call !== undefined || name === undefined ? undefined : names(name)
  return {
    kind: 'message',
    server: call === undefined ? stray?.server : call.server,
    from: 'server',
    message: resultOf(call?.request.id ?? ids.next++, { content: [{ type: 'text', text }] }),
    index,
    place: placeOfResult(index, message),
  }
}
