/**
 * The flows of one message: one for what it moves, none for a message that moves nothing.
 *
 * One file per MCP primitive names the content, the units and the subjects that hold by the
 * primitive's own nature; everything else follows from the content by rule.
 */
import type { JsonObject } from '../../mcp/json.ts'
import type { Message, RequestMessage, Side } from '../../mcp/message.ts'
import { serialise } from '../../mcp/serialise.ts'
import { informationTypesOf } from '../about.ts'
import type { Flow, InformationType, MessageType, Party } from '../flow.ts'
import { leavesOf } from '../leaves.ts'
import { messageTypeOf, movesNothing } from '../message-type.ts'
import type { Origins } from '../origins.ts'
import { principlesOf } from '../principle/principles-of.ts'
import { subjectsOf } from '../subject.ts'
import { discoveryPart } from './discovery.ts'
import { genericPart } from './generic.ts'
import type { Part, PartInput } from './part.ts'
import { toolsPart } from './tools.ts'

export interface ExtractInput {
  readonly message: Message
  readonly from: Side
  /** The request that the message answers. */
  readonly answers: RequestMessage | undefined
  /** Id of the guarded server. */
  readonly server: string
  /** The host's name for itself, where it gave one. */
  readonly client: string | undefined
  /** RFC 3339. */
  readonly at: string
  /** The input schema under which a function was advertised. */
  readonly schemaOf: (name: string) => JsonObject | undefined
  readonly origins: Origins
  /** Keyed digest, lower-case hex. */
  readonly digest: (text: string) => string
}

/** The flows of `input.message`, numbered from 0. */
export function extractFlows(input: ExtractInput): readonly Flow[] {
  const { message, from, answers } = input
  const method = 'method' in message ? message.method : answers?.method
  const kind = 'method' in message ? message.kind : 'answer'
  const params = 'method' in message ? message.params : undefined
  const result = message.kind === 'result' ? message.result : undefined
  const error = message.kind === 'error' ? message.error : undefined
  if (method !== undefined && movesNothing(method, error ?? result ?? params)) return []
  const type: MessageType =
    method === undefined ? 'x-stray-answer' : messageTypeOf(method, kind === 'answer')
  const part = partOf(method, { kind, from, params, result, error, request: answers })
  const text = part.content === undefined ? '' : serialise(part.content)
  const leaves = leavesOf(part.content)
  const about = [...(part.about ?? []), ...informationTypesOf(leaves)]
  const [sender, recipient] = parties(input, part.unit)
  return [
    {
      seq: 0,
      at: input.at,
      plane: 'wire',
      sender,
      recipient,
      subject: part.subject ?? subjectsOf(leaves, input.origins),
      type: { message: type, about: withoutIdleOther(about) },
      principle: principlesOf({
        message: type,
        kind,
        sender,
        recipient,
        about,
        leaves,
        args: part.args,
        schema: part.calls === undefined ? undefined : input.schemaOf(part.calls),
        requested: answers !== undefined,
        origins: input.origins,
      }),
      digest: input.digest(text),
      bytes: Buffer.byteLength(text),
      ...(part.content === undefined ? {} : { content: part.content }),
    },
  ]
}

function partOf(method: string | undefined, input: PartInput): Part {
  if (input.error !== undefined) return { ...genericPart(method, input), about: ['protocol'] }
  switch (method) {
    case 'initialize':
    case 'notifications/initialized':
    case 'server/discover':
      return discoveryPart(input)
    case 'tools/list':
    case 'tools/call':
      return toolsPart(method, input)
    default:
      return genericPart(method, input)
  }
}

/** Sender and recipient; the unit belongs to the server, whichever side it stands on. */
function parties(input: ExtractInput, unit: string | undefined): readonly [Party, Party] {
  const server: Party = {
    role: 'server',
    name: input.server,
    ...(unit === undefined ? {} : { unit }),
  }
  const client: Party = {
    role: 'client',
    ...(input.client === undefined ? {} : { name: input.client }),
  }
  return input.from === 'host' ? [client, server] : [server, client]
}

/** `other` says only that nothing else is known. */
function withoutIdleOther(about: readonly InformationType[]): readonly InformationType[] {
  const types = [...new Set(about)]
  return types.length > 1 ? types.filter((type) => type !== 'other') : types
}
