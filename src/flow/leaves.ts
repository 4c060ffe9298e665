/** The leaves of a content, each with the names of the fields that hold it. */
import type { JsonObject, JsonValue } from '../mcp/json.ts'
import { type Packing, packingOf } from './envelope.ts'
import type { Recognised } from './recognise/recognise.ts'
import { valueOfText } from './text-values/value-of-text.ts'

export interface Leaf {
  /** Name of the nearest enclosing object member; empty at the root. */
  readonly field: string
  readonly value: string | number | bigint | boolean
  /** Names of the fields around `field`, outermost first, at most four; absent where there is none. */
  readonly within?: readonly string[] | undefined
  /** Names of all fields of the object that holds `field`; absent at the root. */
  readonly beside?: readonly string[] | undefined
  /** What was recognised in the value; filled by `recognisedIn` when first asked for. */
  recognised?: Recognised | undefined
}

/** Leaves looked at in one content. What is beyond goes on to judging, but not into types. */
export const maxLeaves = 1_000

/** UTF-16 code units of text in one content that are read as values. */
const maxReadAsValues = 262_144
/** Values in a text in a value in a text. */
const maxTextDepth = 3
const maxWithin = 4

/**
 * The first `maxLeaves` leaves in document order; depth is bounded by the reader. A text that
 * holds JSON or another plain form of values gives those values and not itself. Null and blank
 * text are no leaves, nor is what MCP packs content with.
 */
export function leavesOf(
  content: JsonValue | undefined,
  limit: number = maxLeaves,
): readonly Leaf[] {
  if (content === undefined) return []
  const collection: Collection = { leaves: [], limit, readable: maxReadAsValues }
  collect(content, root, collection)
  return collection.leaves
}

interface Collection {
  readonly leaves: Leaf[]
  readonly limit: number
  /** Code units that may still be read as values. */
  readable: number
}

/** Where a value stands. */
interface Place {
  readonly field: string
  readonly within: readonly string[] | undefined
  readonly beside: readonly string[] | undefined
  readonly textDepth: number
}

const root: Place = { field: '', within: undefined, beside: undefined, textDepth: 0 }

function collect(value: JsonValue, place: Place, into: Collection): void {
  if (into.leaves.length >= into.limit || value === null) return
  if (typeof value === 'string') collectText(value, place, into)
  else if (typeof value !== 'object') into.leaves.push(leafOf(value, place))
  else if (Array.isArray(value)) {
    for (const item of value) {
      if (into.leaves.length >= into.limit) return
      collect(item, place, into)
    }
  } else collectMembers(value as JsonObject, place, into)
}

function collectMembers(holder: JsonObject, place: Place, into: Collection): void {
  const names = Object.keys(holder)
  const isPacked = place.textDepth === 0
  const packing: Packing | undefined = isPacked
    ? packingOf(holder, names, place === root)
    : undefined
  const within = place.field === '' ? place.within : withinOf(place)
  for (const name of names) {
    if (into.leaves.length >= into.limit) return
    if (packing?.hidden.has(name)) continue
    const value = holder[name] ?? null
    if (packing?.unnamed.has(name)) {
      collect(value, { ...place, textDepth: 0 }, into)
    } else {
      collect(value, { field: name, within, beside: names, textDepth: place.textDepth }, into)
    }
  }
}

function withinOf({ field, within }: Place): readonly string[] {
  return within === undefined ? [field] : [...within.slice(1 - maxWithin), field]
}

function collectText(text: string, place: Place, into: Collection): void {
  const read =
    place.textDepth < maxTextDepth
      ? valueOfText(text, { values: into.limit - into.leaves.length, length: into.readable })
      : undefined
  if (read === undefined) {
    if (text.charCodeAt(0) > 0x20 || text.trim() !== '') into.leaves.push(leafOf(text, place))
    return
  }
  into.readable -= Math.min(text.length, into.readable)
  collect(read, { ...place, textDepth: place.textDepth + 1 }, into)
}

// WHY all members: leaves of one shape, with room for what is recognised later, are faster.
function leafOf(value: Leaf['value'], { field, within, beside }: Place): Leaf {
  return { field, value, within, beside, recognised: undefined }
}
