/** Passages that are taken out of a message which may go on without them. */

import type { Finding } from '../guardian/verdict.ts'
import type { JsonValue } from '../mcp/json.ts'
import type { Message } from '../mcp/message.ts'
import { at } from '../mcp/pointer.ts'
import type { Edit } from './action.ts'

/** What stands in place of a passage that was taken out. */
export const redactedPassage = '[taken out by MCIP]'

/** Where passages may be taken out; everywhere else stand the words of the protocol. */
const carried = /^\/(?:params|result|error)\//

/**
 * The edit that replaces every passage that a `redact` finding points at; undefined where there is
 * none, or one points at nothing that can be taken out, so that the message must be stopped.
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
      if (typeof value !== 'string' || !carried.test(pointer)) return undefined
      const place = span ?? [0, value.length]
      if (!isPassage(place, value)) return undefined
      const known = spans.get(pointer) ?? []
      known.push(place)
      spans.set(pointer, known)
    }
  }
  if (spans.size === 0) return undefined
  return [...spans].map(([pointer, places]) => ({
    pointer,
    json: JSON.stringify(without(String(at(message.value, pointer)), places)),
  }))
}

/** Whether a span takes something out: in order, within the text and, unless the text is, not empty. */
function isPassage([start, stop]: readonly [number, number], text: string): boolean {
  const isWithin = Number.isSafeInteger(start) && Number.isSafeInteger(stop) && start >= 0
  return isWithin && stop <= text.length && (start < stop || text === '')
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
