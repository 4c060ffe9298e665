/**
 * Calls that the model writes in its answer to a server: the server carries them out, so what a call
 * may not do, they may not do either. Only for rules whose evidence is the arguments themselves: what
 * functions such a request offers is not kept, and its task is the server's, not the user's.
 *
 * @see MCP 2025-11-25, Client Features, Sampling, Tool Use
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import type { RequestMessage } from '../mcp/message.ts'
import { sentOtherwise } from './delegation/sent-otherwise.ts'
import type { Claim, JudgeInput } from './judge.ts'

/** Calls of one message that are looked at. */
const maxCalls = 256

/** What `look` claims of the calls in a model's answers, at their places in the message; empty for other messages. */
export function claimsOfSampled(
  input: JudgeInput,
  look: (input: JudgeInput) => readonly Claim[],
): readonly Claim[] {
  const { message, from } = input
  if (from !== 'host') return []
  const mayAnswer = 'method' in message ? message.params?.inputResponses !== undefined : true
  if (!mayAnswer) return []
  return sentOtherwise(input)
    .flatMap(({ way, at, values: { content = null } }) =>
      way === 'sampling' ? callsIn(content, `${at}/content`) : [],
    )
    .slice(0, maxCalls)
    .flatMap(({ block, at }) => look(asCall(input, block)).map((claim) => moved(claim, at)))
}

interface CallBlock {
  readonly block: JsonObject
  /** RFC 6901 in the message. */
  readonly at: string
}

/** The content of an answer is one block or a list of them. */
function callsIn(content: JsonValue, at: string): readonly CallBlock[] {
  if (!Array.isArray(content)) return isCallBlock(content) ? [{ block: content, at }] : []
  return content.flatMap((block: JsonValue, index) =>
    isCallBlock(block) ? [{ block, at: `${at}/${index}` }] : [],
  )
}

function isCallBlock(block: JsonValue): block is JsonObject {
  return isJsonObject(block) && block.type === 'tool_use'
}

/** What would be judged of the call if the host sent it. The functions are the request's own, not the server's. */
function asCall(input: JudgeInput, { name = null, input: args = {} }: JsonObject): JudgeInput {
  const message: RequestMessage = {
    kind: 'request',
    id: 0,
    method: 'tools/call',
    params: { name, arguments: args },
    value: {},
    bytes: input.message.bytes,
  }
  return {
    ...input,
    message,
    answers: undefined,
    call: undefined,
    tool: () => undefined,
    known: new Map(),
    origins: isJsonObject(args) ? input.past.originsOf(args, undefined) : [],
  }
}

function moved(claim: Claim, at: string): Claim {
  const evidence = claim.evidence.map((place) =>
    place.earlier === undefined ? { ...place, pointer: placeIn(place.pointer, at) } : place,
  )
  return { ...claim, evidence }
}

function placeIn(pointer: string, at: string): string {
  const args = '/params/arguments'
  return pointer.startsWith(args) ? `${at}/input${pointer.slice(args.length)}` : at
}
