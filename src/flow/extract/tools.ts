/**
 * Tools: lists, calls and what they return.
 *
 * @see MCP 2026-07-28, Server Features, Tools
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { type Part, type PartInput, unitOf } from './part.ts'

export function toolsPart(method: 'tools/list' | 'tools/call', input: PartInput): Part {
  if (method === 'tools/list') return listPart(input)
  return input.kind === 'answer' ? returnPart(input) : callPart(input)
}

/** A list is the server's own description; the request for it carries at most a cursor. */
function listPart({ kind, result, params }: PartInput): Part {
  if (kind !== 'answer') {
    const cursor = params?.cursor
    return {
      content: cursor === undefined ? {} : { cursor },
      about: ['protocol'],
      subject: [{ role: 'server' }],
    }
  }
  const tools = isJsonObject(result) ? result.tools : undefined
  return {
    content: tools ?? result,
    about: ['function-definition'],
    subject: [{ role: 'server' }],
  }
}

/** A call moves its arguments, and the answers to what the server asked for in between. */
function callPart({ params }: PartInput): Part {
  // A peer may send arguments that are no object: they move all the same.
  const given = params?.arguments ?? {}
  const responses = params?.inputResponses
  const name = params?.name
  return {
    content: responses === undefined ? given : { arguments: given, inputResponses: responses },
    unit: unitOf('function', name),
    ...(isJsonObject(given) ? { args: given } : {}),
    ...(typeof name === 'string' ? { calls: name } : {}),
  }
}

/** A return moves content and structured content, or what the server still asks for. */
function returnPart({ result, request }: PartInput): Part {
  const name = request?.params?.name
  return { content: returned(result), unit: unitOf('function', name) }
}

function returned(result: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(result)) return result
  const moved: Record<string, JsonValue> = {}
  for (const key of ['content', 'structuredContent', 'isError', 'inputRequests', 'task']) {
    const value = (result as JsonObject)[key]
    if (value !== undefined) moved[key] = value
  }
  // `toolResult` is the spelling of revisions before 2024-11-05 that servers still send.
  return Object.keys(moved).length > 0 ? moved : result
}
