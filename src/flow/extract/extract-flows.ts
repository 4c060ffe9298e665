/**
 * The flows of one message: first what the message is there for, then what moves with it from or
 * to other units; none for a message that moves nothing.
 *
 * One file per MCP primitive names the contents, the units and what holds by the primitive's own
 * nature; everything else follows from the content by rule. Every value is in one flow only.
 */
import type { JsonObject, JsonValue } from '../../mcp/json.ts'
import type { Message, RequestMessage, Side } from '../../mcp/message.ts'
import { serialise } from '../../mcp/serialise.ts'
import { informationTypesOf } from '../about.ts'
import {
  type Flow,
  type InformationType,
  type MessageType,
  type Party,
  sensitiveTypes,
} from '../flow.ts'
import { hintsOfFunction, hintsOfSchema } from '../hints.ts'
import { knownNames } from '../known-names.ts'
import { type Leaf, leavesOf } from '../leaves.ts'
import { messageTypeOf, movesNothing } from '../message-type.ts'
import type { Origins } from '../origins.ts'
import { principlesOf } from '../principle/principles-of.ts'
import type { CalledFunction } from '../subject/own-data.ts'
import { subjectsOf } from '../subject.ts'
import type { LogicalCall } from './logical-call.ts'
import { maxExtra, type Part, type PartInput } from './part.ts'
import { partOf } from './primitives.ts'

export interface ExtractInput {
  readonly message: Message
  readonly from: Side
  /** The request that the message answers. */
  readonly answers: RequestMessage | undefined
  /** The logical call that the message is part of. @default none that is known */
  readonly call?: LogicalCall | undefined
  /** Id of the guarded server; empty where nothing tells it. */
  readonly server: string
  /** The host's name for itself, where it gave one. */
  readonly client: string | undefined
  /** RFC 3339. */
  readonly at: string
  /** The input schema under which a function was advertised. */
  readonly schemaOf: (name: string) => JsonObject | undefined
  /** The description under which a function was advertised. @default none that is known */
  readonly descriptionOf?: (name: string) => string | undefined
  readonly origins: Origins
  /** Keyed digest, lower-case hex. */
  readonly digest: (text: string) => string
}

/** Work that may be left at each `yield`, and gone on with later. */
type InParts<T> = Generator<undefined, T, undefined>

/** The flows of `input.message`, numbered from 0; at most one and `maxExtra`. */
export function extractFlows(input: ExtractInput): readonly Flow[] {
  const work = extractFlowsInParts(input)
  let part = work.next()
  while (part.done !== true) part = work.next()
  return part.value
}

/** The same, that may be left between parts: a big content takes long. */
export function* extractFlowsInParts(input: ExtractInput): InParts<readonly Flow[]> {
  const { message, from, answers, call } = input
  const method = 'method' in message ? message.method : answers?.method
  const kind = 'method' in message ? message.kind : 'answer'
  const params = 'method' in message ? message.params : undefined
  const result = message.kind === 'result' ? message.result : undefined
  const error = message.kind === 'error' ? message.error : undefined
  if (method !== undefined && movesNothing(method, error ?? result ?? params)) return []
  const type: MessageType =
    method === undefined ? 'x-stray-answer' : messageTypeOf(method, kind === 'answer')
  const part = partOf({
    method,
    kind,
    from,
    params,
    result,
    error,
    request: answers,
    call,
    room: maxExtra,
    partOf,
  })
  const flows = [yield* flowOf(input, part, 0, type, kind)]
  for (const extra of part.extra ?? []) {
    flows.push(yield* flowOf(input, extra, flows.length, type, kind))
  }
  return flows
}

function* flowOf(
  input: ExtractInput,
  part: Part,
  seq: number,
  type: MessageType,
  carrier: PartInput['kind'],
): InParts<Flow> {
  const { content, message = type, kind = carrier } = part
  const { text, leaves, types } = yield* readingOf(content, message)
  const digest = input.digest(text)
  const bytes = Buffer.byteLength(text)
  yield
  const [sender, recipient] = parties(input, part.unit)
  const called = calledBy(part.unit, input.descriptionOf)
  const schema = part.calls === undefined ? undefined : input.schemaOf(part.calls)
  const hintOf =
    part.calls === undefined ? hintsOfFunction(called.called?.name ?? '') : hintsOfSchema(schema)
  const namesOf = knownNames(leaves, input.origins)
  const about = typesOf(part, types ?? informationTypesOf(leaves, hintOf, namesOf))
  yield
  const subject =
    part.subject ?? subjectsOf(leaves, input.origins, { message, kind, sender, ...called }, namesOf)
  yield
  return {
    seq,
    at: input.at,
    plane: 'wire',
    sender,
    recipient,
    subject,
    type: { message, about },
    principle: principlesOf({
      message,
      kind,
      sender,
      recipient,
      about,
      leaves,
      args: part.args,
      schema,
      requested: part.requested ?? input.answers !== undefined,
      origins: input.origins,
      ...called,
    }),
    digest,
    bytes,
    ...(content === undefined ? {} : { content }),
  }
}

interface Reading {
  /** The content as JSON. */
  readonly text: string
  readonly leaves: readonly Leaf[]
  /** Its information types where they are known already. */
  readonly types: readonly InformationType[] | undefined
}

/** Of lists of functions that are still in use: many records have one and the same. */
const readLists = new WeakMap<object, Reading>()

function* readingOf(content: JsonValue | undefined, message: MessageType): InParts<Reading> {
  if (message !== 'function-list' || typeof content !== 'object' || content === null) {
    const text = content === undefined ? '' : serialise(content)
    yield
    return { text, leaves: leavesOf(content), types: undefined }
  }
  let reading = readLists.get(content)
  if (reading === undefined) {
    const leaves = leavesOf(content)
    reading = { text: serialise(content), leaves, types: informationTypesOf(leaves) }
    readLists.set(content, reading)
  }
  return reading
}

/** The function that a unit names, as it is known; nothing for other units. */
function calledBy(
  unit: string | undefined,
  descriptionOf: ExtractInput['descriptionOf'],
): { readonly called?: CalledFunction } {
  if (unit === undefined || !unit.startsWith('function:')) return {}
  const name = unit.slice('function:'.length)
  const description = descriptionOf?.(name)
  return { called: description === undefined ? { name } : { name, description } }
}

/** Sender and recipient; the unit belongs to the server, whichever side it stands on. */
function parties(input: ExtractInput, unit: string | undefined): readonly [Party, Party] {
  const server: Party = {
    role: 'server',
    ...(input.server === '' ? {} : { name: input.server }),
    ...(unit === undefined ? {} : { unit }),
  }
  const client: Party = {
    role: 'client',
    ...(input.client === undefined ? {} : { name: input.client }),
  }
  return input.from === 'host' ? [client, server] : [server, client]
}

/**
 * Types of which some value is in almost any message. They say nothing where it is known by nature
 * what a message is about: a definition of a function is no text, item or attribute of anyone.
 */
const commonTypes: ReadonlySet<InformationType> = new Set([
  'date-time',
  'message-text',
  'search-query',
  'item',
  'attribute',
  'quantity',
  'status',
  'record-id',
  'other',
])

/** Types that show in words alone: a function that finds a diagnosis tells of nobody's health. */
const toldTypes: ReadonlySet<InformationType> = new Set(sensitiveTypes)

/** What holds by nature, then what was found beside it. */
function typesOf(
  { about: natural, subject }: Part,
  found: readonly InformationType[],
): readonly InformationType[] {
  if (natural === undefined || natural.length === 0) return found
  const isOfPeer = subject?.every(({ role }) => role !== 'user') ?? false
  const types = new Set(natural)
  for (const type of found) {
    if (!commonTypes.has(type) && !(isOfPeer && toldTypes.has(type))) types.add(type)
  }
  return [...types]
}
