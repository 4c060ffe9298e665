/** What is kept of a request that waits: what names its answer, not what it carried. */
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import type { RequestMessage } from '../mcp/message.ts'

/** UTF-16 code units of a parameter that is kept with a waiting request. */
const maxParameter = 2_048
const maxParameters = 16

/**
 * The request with its short parameters only (a tool, a URI, a cursor, a task, a reference), and
 * without its value. A host may have thousands of calls with large arguments under way or cancelled.
 */
export function outlineOf(request: RequestMessage): RequestMessage {
  const { params } = request
  if (params === undefined) return { ...request, value: {} }
  const kept: Record<string, JsonValue> = {}
  let count = 0
  for (const name in params) {
    if (count++ >= maxParameters) break
    const value = params[name] ?? null
    if (isShort(value)) kept[name] = value
    else if (name === 'ref' && isJsonObject(value)) kept[name] = shortOf(value)
  }
  return { ...request, value: {}, params: kept }
}

function isShort(value: JsonValue): boolean {
  if (typeof value === 'string') return value.length <= maxParameter
  return typeof value === 'number' || value === null
}

function shortOf(holder: Readonly<Record<string, JsonValue>>): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(
    Object.entries(holder)
      .slice(0, maxParameters)
      .filter(([, value]) => isShort(value)),
  )
}
