/**
 * Error answers: words of the protocol about what was asked. One error of 2025-11-25 asks itself:
 * the URLs that it wants the user to visit are flows of their own.
 *
 * @see JSON-RPC 2.0, section 5.1; MCP 2025-11-25, Elicitation, URL Elicitation Required Error
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { questionPart } from './elicitation.ts'
import { type Part, type PartInput, withExtra } from './part.ts'
import { unitOfRequest } from './unit.ts'

export function errorPart(input: PartInput, error: JsonObject): Part {
  const { method, request, call, room } = input
  const unit =
    unitOfRequest(method, (request ?? call?.request)?.params) ??
    unitOfRequest(call?.request.method, call?.request.params)
  const part = { content: error, unit, about: ['protocol'] } as const
  const data = error.data
  const asked = isJsonObject(data) ? data.elicitations : undefined
  if (!Array.isArray(asked)) return part
  const taken = (asked as readonly JsonValue[]).slice(0, room).filter(isJsonObject)
  if (taken.length === 0) return part
  const set = new Set<JsonValue>(taken)
  const left = (asked as readonly JsonValue[]).filter((each) => !set.has(each))
  const content = { ...error, data: { ...(data as JsonObject), elicitations: left } }
  const extra = taken.map(
    (params): Part => ({ message: 'elicitation', kind: 'request', ...questionPart(params) }),
  )
  return { ...part, content, ...withExtra(extra) }
}
