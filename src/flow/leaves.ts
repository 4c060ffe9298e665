/** The leaves of a content, each with the name of the field that holds it. */
import type { JsonObject, JsonValue } from '../mcp/json.ts'

export interface Leaf {
  /** Name of the nearest enclosing object member; empty at the root. */
  readonly field: string
  readonly value: string | number | bigint | boolean
}

/** Leaves looked at in one content. What is beyond goes on to judging, but not into types. */
export const maxLeaves = 1_000

/** The first `maxLeaves` leaves in document order, null left out; depth is bounded by the reader. */
export function leavesOf(
  content: JsonValue | undefined,
  limit: number = maxLeaves,
): readonly Leaf[] {
  const leaves: Leaf[] = []
  if (content !== undefined) collect(content, '', leaves, limit)
  return leaves
}

function collect(value: JsonValue, field: string, leaves: Leaf[], limit: number): void {
  if (leaves.length >= limit || value === null) return
  if (typeof value !== 'object') {
    leaves.push({ field, value })
    return
  }
  if (Array.isArray(value)) {
    for (const item of value) {
      if (leaves.length >= limit) return
      collect(item, field, leaves, limit)
    }
    return
  }
  const holder = value as JsonObject
  for (const name of Object.keys(holder)) {
    if (leaves.length >= limit) return
    collect(holder[name] ?? null, name, leaves, limit)
  }
}
