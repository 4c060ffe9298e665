/**
 * Input-required rounds: one logical call in several requests. The server's answer asks, each of
 * its questions is a flow of its own; the client asks again, each answer is a flow of its own.
 *
 * @see MCP 2026-07-28, Base Protocol, Multi Round-Trip Requests
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { embeddedParts, type Part, type PartInput, withExtra, without } from './part.ts'
import { unitOfRequest } from './unit.ts'

/** What the two sides say about the round itself, the server's state above all. */
const ofRound = {
  message: 'x-input-required',
  about: ['protocol'],
  subject: [{ role: 'server' }],
} as const

/** A result that only asks: what it still holds of its own, and the questions. */
export function inputRequiredPart(input: PartInput, result: JsonObject): Part {
  const { method, request, call, room } = input
  const { left, parts } = questions(input, result.inputRequests, room)
  return {
    ...ofRound,
    content: {
      ...without(result, 'resultType', 'inputRequests'),
      ...member('inputRequests', left),
    },
    unit: unitOfRequest(method, (request ?? call?.request)?.params),
    ...withExtra(parts),
  }
}

/** The request of a later round: `part`, the answers, and the state that goes back. */
export function answeringPart(input: PartInput, part: Part, params: JsonObject): Part {
  const own = part.extra ?? []
  const { left, parts } = answers(input, params.inputResponses, input.room - own.length - 1)
  const content = {
    ...member('requestState', params.requestState),
    ...member('inputResponses', left),
  }
  const extra = [...own, ...parts]
  if (Object.keys(content).length > 0 && extra.length < input.room) {
    const requested = (input.call?.round ?? 0) > 0
    extra.push({ ...ofRound, kind: 'answer', requested, content, unit: part.unit })
  }
  return { ...part, ...withExtra(extra) }
}

interface Taken {
  /** What stays where it was: beyond the room, or nothing that could be read. */
  readonly left: JsonValue | undefined
  readonly parts: readonly Part[]
}

/** Requests that a server puts into a result, a task or its notification. */
export function questions(input: PartInput, requests: JsonValue | undefined, room: number): Taken {
  return take(requests, room, (_, value, left) => {
    if (!isJsonObject(value) || typeof value.method !== 'string') return undefined
    const params = isJsonObject(value.params) ? value.params : undefined
    return embeddedParts(input, { method: value.method, kind: 'request', params, room: left })
  })
}

/** Answers that a client puts into a request. */
export function answers(input: PartInput, responses: JsonValue | undefined, room: number): Taken {
  return take(responses, room, (key, value, left) => {
    const asked = input.call?.asked.get(key)
    const method = asked ?? methodAnsweredBy(value)
    const [main, ...extra] = embeddedParts(input, {
      method,
      kind: 'answer',
      result: value,
      room: left,
    })
    const requested = asked !== undefined
    return main === undefined ? undefined : [{ ...main, requested }, ...extra]
  })
}

function take(
  holder: JsonValue | undefined,
  room: number,
  partsOf: (key: string, value: JsonValue, room: number) => readonly Part[] | undefined,
): Taken {
  if (!isJsonObject(holder)) return { left: holder, parts: [] }
  const left: [string, JsonValue][] = []
  const parts: Part[] = []
  for (const [key, value] of Object.entries(holder)) {
    const places = room - parts.length
    const taken = places > 0 ? partsOf(key, value, places - 1) : undefined
    if (taken === undefined) left.push([key, value])
    else parts.push(...taken)
  }
  return { left: left.length === 0 ? undefined : Object.fromEntries(left), parts }
}

/** The method of the question, where only the answer is known, by the members that answers have. */
function methodAnsweredBy(answer: JsonValue): string | undefined {
  if (!isJsonObject(answer)) return undefined
  if (typeof answer.action === 'string') return 'elicitation/create'
  if (Array.isArray(answer.roots)) return 'roots/list'
  return answer.role !== undefined && answer.content !== undefined
    ? 'sampling/createMessage'
    : undefined
}

function member(name: string, value: JsonValue | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value }
}
