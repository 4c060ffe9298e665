/** What is kept of a request that waits: what its answer is known by, not all that it carried. */
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import type { RequestMessage } from '../mcp/message.ts'

/** UTF-16 code units of a parameter that is kept with a waiting request, and of all arguments together. */
const maxParameter = 2_048
const maxParameters = 16

/**
 * The request with its short parameters only (a tool and its short arguments, a URI, a cursor, a task, a
 * reference), and without its value. A host may have thousands of calls with large arguments under way or
 * cancelled.
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
    else if ((name === 'arguments' || name === 'ref') && isJsonObject(value)) {
      kept[name] = shortOf(value)
    }
  }
  return { ...request, value: {}, params: kept }
}

function isShort(value: JsonValue): boolean {
  if (typeof value === 'string') return value.length <= maxParameter
  return typeof value === 'number' || value === null
}

function shortOf(holder: Readonly<Record<string, JsonValue>>): Readonly<Record<string, JsonValue>> {
  const kept: Record<string, JsonValue> = {}
  let left = maxParameter
  let count = 0
  for (const name in holder) {
    if (count++ >= maxParameters) break
    const value = holder[name] ?? null
    if (!isShort(value)) continue
    left -= name.length + (typeof value === 'string' ? value.length : 0)
    if (left < 0) break
    kept[name] = value
  }
  return kept
}
