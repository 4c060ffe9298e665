/** A place in a JSON text as a place in the value that the text is. */
import { decodeString, walkText } from '../mcp/json-text.ts'
import { buildPointer } from '../mcp/pointer.ts'

type Span = readonly [number, number]

/**
 * The string of the value that `span` of `text` lies in, and where in the decoded string; undefined
 * where the text is no JSON object or array, or where the span lies in no one string.
 */
export function placeInText(
  text: string,
  [from, to]: Span,
): { readonly pointer: string; readonly span: Span } | undefined {
  if (!isContainer(text)) return undefined
  let found: { readonly pointer: string; readonly span: Span } | undefined
  walkText(text, {
    string(start, end, path) {
      if (end <= from) return false
      if (start < from && to < end) {
        const before = decoded(text.slice(start + 1, from))
        const within = decoded(text.slice(from, to))
        if (before !== undefined && within !== undefined) {
          found = {
            pointer: buildPointer(path.map(({ at }) => at)),
            span: [before.length, before.length + within.length],
          }
        }
      }
      return true
    },
  })
  return found
}

function isContainer(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    // Not JSON: the text is only itself.
    return false
  }
}

/** Undefined where the cut goes through an escape. */
function decoded(part: string): string | undefined {
  try {
    return decodeString(`"${part}"`)
  } catch {
    // The span was one of the text and starts or ends inside an escape.
    return undefined
  }
}
