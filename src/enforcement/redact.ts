/** Passages that are taken out of a message which may go on without them. */

import type { Finding } from '../guardian/verdict.ts'
import type { JsonValue } from '../mcp/json.ts'
import type { Message } from '../mcp/message.ts'
import { at } from '../mcp/pointer.ts'
import type { Edit } from './action.ts'

/** What stands in place of a passage that was taken out. */
export const redactedPassage = '[taken out by MCIP]'

/**
 * The edit that replaces every passage that a `redact` finding points at; undefined where one
 * points at nothing that can be taken out, so that the message must be stopped.
 */
export function redactEdit(
  message: Message,
  findings: readonly Finding[],
): Edit['set'] | undefined {
  const spans = new Map<string, (readonly [number, number])[]>()
  for (const finding of findings) {
    if (finding.decision !== 'redact') continue
    if (finding.evidence.length === 0) return undefined
    for (const { pointer, span } of finding.evidence) {
      const value: JsonValue | undefined = at(message.value, pointer)
      if (typeof value !== 'string') return undefined
      const known = spans.get(pointer) ?? []
      known.push(span ?? [0, value.length])
      spans.set(pointer, known)
    }
  }
  return [...spans].map(([pointer, places]) => ({
    pointer,
    json: JSON.stringify(without(String(at(message.value, pointer)), places)),
  }))
}

function without(text: string, places: readonly (readonly [number, number])[]): string {
  let kept = ''
  let end = 0
  for (const [start, stop] of [...places].sort(([one], [other]) => one - other)) {
    if (start >= end) kept += text.slice(end, start) + redactedPassage
    end = Math.max(end, stop)
  }
  return kept + text.slice(end)
}
