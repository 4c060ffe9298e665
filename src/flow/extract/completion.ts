/**
 * Completion: what was typed so far goes to the prompt or template, suggestions come back.
 *
 * @see MCP 2026-07-28, Server Features, Utilities, Completion
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import type { Part, PartInput } from './part.ts'
import { unitOfRequest } from './unit.ts'

export function completionPart({ kind, params, result, request }: PartInput): Part {
  if (kind === 'answer') {
    const completion = isJsonObject(result) ? result.completion : undefined
    return {
      content: completion ?? result,
      unit: unitOfRequest('completion/complete', request?.params),
    }
  }
  return { content: typed(params), unit: unitOfRequest('completion/complete', params) }
}

/** The arguments by name, as in the call they are for: those already given, and the one typed. */
function typed(params: JsonObject | undefined): JsonObject {
  const { argument, context } = params ?? {}
  const given = isJsonObject(context) && isJsonObject(context.arguments) ? context.arguments : {}
  if (!isJsonObject(argument) || typeof argument.name !== 'string') {
    return { ...given, ...(argument === undefined ? {} : { argument }) }
  }
  const { name, value = null } = argument
  // WHY fromEntries: a name like `__proto__` is a member like any other.
  return Object.fromEntries<JsonValue>([...Object.entries(given), [name, value]])
}
