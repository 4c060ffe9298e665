/**
 * Surgery on JSON text by RFC 6901 pointer. What is not named keeps its bytes: key order, white
 * space, escapes and the digits of numbers.
 *
 * Needs valid JSON without duplicate keys and of bounded depth, as `readLine` accepts it. Linear.
 */
import { afterSpace, afterString, afterValue, decodeString } from './json-text.ts'
import { indexOfToken, parsePointer } from './pointer.ts'

/** What is removed: below each token either the whole value or parts of it. */
interface Removal {
  isWhole: boolean
  readonly below: Map<string, Removal>
}

/**
 * `text` without the members and elements at `pointers`, and without the comma of each.
 *
 * Indices count in `text` as given. A pointer to nothing removes nothing.
 * @throws RangeError when a pointer is no pointer, or names the whole text
 */
export function removeAt(text: string, pointers: readonly string[]): string {
  const root: Removal = { isWhole: false, below: new Map() }
  for (const pointer of pointers) {
    let node = root
    for (const token of tokensOf(pointer)) {
      const next = node.below.get(token) ?? { isWhole: false, below: new Map<string, Removal>() }
      node.below.set(token, next)
      node = next
    }
    if (node === root) throw new RangeError('cannot remove the whole text')
    node.isWhole = true
  }
  const cuts: (readonly [from: number, to: number])[] = []
  collectCuts(text, afterSpace(text, 0), root, cuts)
  let kept = ''
  let from = 0
  for (const [start, end] of cuts) {
    kept += text.slice(from, start)
    from = end
  }
  return kept + text.slice(from)
}

/** Adds the cuts within the value at `from`, in the order of the text; gives the value's end. */
function collectCuts(
  text: string,
  from: number,
  removal: Removal,
  cuts: (readonly [number, number])[],
): number {
  if (!isContainer(text, from)) return afterValue(text, from)
  // Start of the run of removed children that the walk is in, and end of its last child.
  let runFrom = -1
  let runTo = -1
  let hasKept = false
  let end = from + 1
  let child = childAt(text, from, end, 0)
  while (child) {
    const inside = removal.below.get(child.token)
    if (inside?.isWhole) {
      if (runFrom === -1) runFrom = child.from
      end = afterValue(text, child.value)
      runTo = end
    } else {
      if (runFrom !== -1) cuts.push([runFrom, child.from])
      runFrom = -1
      hasKept = true
      end = inside ? collectCuts(text, child.value, inside, cuts) : afterValue(text, child.value)
    }
    child = childAfter(text, from, end, child)
  }
  // The run reaches the end: the comma before it goes too.
  if (runFrom !== -1) cuts.push([hasKept ? runFrom - 1 : runFrom, runTo])
  return afterSpace(text, end) + 1
}

/** One member or element of a container. */
interface Child {
  readonly index: number
  /** Index after the bracket or comma in front of it. */
  readonly from: number
  /** Decoded key, or index. */
  readonly token: string
  /** Index of its value. */
  readonly value: number
}

/** The child whose text starts after `from`, in the container that opens at `opener`. */
function childAt(text: string, opener: number, from: number, index: number): Child | undefined {
  const start = afterSpace(text, from)
  if (start >= text.length || text[start] === '}' || text[start] === ']') return undefined
  if (text[opener] === '[') return { index, from, token: String(index), value: start }
  const keyEnd = afterString(text, start)
  const token = decodeString(text.slice(start, keyEnd))
  return { index, from, token, value: afterSpace(text, afterSpace(text, keyEnd) + 1) }
}

/** The child after `child`, whose value ends at `end`. */
function childAfter(text: string, opener: number, end: number, child: Child): Child | undefined {
  const comma = afterSpace(text, end)
  return text[comma] === ',' ? childAt(text, opener, comma + 1, child.index + 1) : undefined
}

function isContainer(text: string, from: number): boolean {
  return text[from] === '{' || text[from] === '['
}

/**
 * `text` with `jsonText` at `pointer`: in place of the value there, or as a new last member.
 *
 * Missing parents are made as objects. An array takes its next index (or `-`) as an append. A
 * parent that cannot have the member (a scalar, an array under a key) is replaced by an object with it.
 * @param jsonText valid JSON
 * @throws RangeError when `pointer` is no pointer, or its index is beyond the end of an array
 */
export function setAt(text: string, pointer: string, jsonText: string): string {
  const tokens = tokensOf(pointer)
  let from = afterSpace(text, 0)
  for (const [depth, token] of tokens.entries()) {
    const opener = text[from]
    const holds = opener === '{' || (opener === '[' && isArrayToken(token))
    if (!holds) return replaceValue(text, from, nest(tokens.slice(depth), jsonText))
    // End of the last child in front of the one looked for.
    let end = from + 1
    let length = 0
    let child = childAt(text, from, end, 0)
    while (child && child.token !== token) {
      end = afterValue(text, child.value)
      length++
      child = childAfter(text, from, end, child)
    }
    if (!child) {
      const nested = nest(tokens.slice(depth + 1), jsonText)
      if (opener === '[' && token !== '-' && token !== String(length)) {
        throw new RangeError(`index ${token} is beyond the end of an array of ${length}`)
      }
      const added = opener === '{' ? `${JSON.stringify(token)}:${nested}` : nested
      return `${text.slice(0, end)}${length > 0 ? ',' : ''}${added}${text.slice(end)}`
    }
    from = child.value
  }
  return replaceValue(text, from, jsonText)
}

function isArrayToken(token: string): boolean {
  return token === '-' || indexOfToken(token) !== undefined
}

function nest(tokens: readonly string[], jsonText: string): string {
  return tokens.reduceRight((inner, token) => `{${JSON.stringify(token)}:${inner}}`, jsonText)
}

function replaceValue(text: string, from: number, by: string): string {
  return text.slice(0, from) + by + text.slice(afterValue(text, from))
}

function tokensOf(pointer: string): readonly string[] {
  const tokens = parsePointer(pointer)
  if (!tokens) throw new RangeError(`not a JSON pointer: ${pointer}`)
  return tokens
}
