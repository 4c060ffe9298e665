/**
 * Which tools of other servers a tool may be taken for: found by keys, never by comparing all with
 * all, and by all of the tools on offer.
 */
import type { OfferedTool } from '../../trajectory/memory.ts'
import { type Likeness, likenessOf, skeletonOf, unversioned } from './confusable.ts'
import { likeness, outlineOf } from './near-copy.ts'
import { signatureOf } from './signature.ts'

/** Share of words and parameters in common from which on a definition is a near-copy. */
export const nearCopyFrom = 0.8

export interface Match {
  readonly other: OfferedTool
  /** How alike the names are; undefined where a reader tells them apart. */
  readonly likeness: Likeness | undefined
  readonly isCopy: boolean
}

export interface Matches {
  readonly matches: readonly Match[]
  /** False where more tools were alike than are compared with one. */
  readonly isWhole: boolean
}

export interface OfferIndex {
  /** Tools of other servers that are alike; `tool` need not be on offer. Kept for each definition. */
  matchesOf(tool: Pick<OfferedTool, 'server' | 'name' | 'definition'>): Matches
}

/** Tools that one is compared with. */
const maxCompared = 64

const indexes = new WeakMap<readonly OfferedTool[], OfferIndex>()

/** The index of an offer; made once for each. */
export function offerIndexOf(offered: readonly OfferedTool[]): OfferIndex {
  const known = indexes.get(offered)
  if (known !== undefined) return known
  const index = createIndex(offered)
  indexes.set(offered, index)
  return index
}

const servers = new WeakMap<readonly OfferedTool[], ReadonlySet<string>>()

/** Whether a server other than `server` offers tools: otherwise there is nothing to compare. */
export function hasOthers(offered: readonly OfferedTool[], server: string): boolean {
  let known = servers.get(offered)
  if (known === undefined) {
    known = new Set(offered.map((tool) => tool.server))
    servers.set(offered, known)
  }
  return known.size > 1 || (known.size === 1 && !known.has(server))
}

type Key = string | number

function createIndex(offered: readonly OfferedTool[]): OfferIndex {
  const byKey = new Map<Key, OfferedTool | OfferedTool[]>()
  for (const tool of offered) {
    for (const key of keysOf(tool)) {
      const before = byKey.get(key)
      // Most keys are those of one tool.
      if (before === undefined) byKey.set(key, tool)
      else if (Array.isArray(before)) before.push(tool)
      else byKey.set(key, [before, tool])
    }
  }

  const known = new WeakMap<object, Matches>()

  function matchesOf(tool: Pick<OfferedTool, 'server' | 'name' | 'definition'>): Matches {
    const before = known.get(tool.definition)
    if (before !== undefined) return before
    const found = compare(tool)
    known.set(tool.definition, found)
    return found
  }

  function compare(tool: Pick<OfferedTool, 'server' | 'name' | 'definition'>): Matches {
    const candidates = new Set<OfferedTool>()
    let isWhole = true
    for (const key of keysOf(tool)) {
      if (!isWhole) break
      const found = byKey.get(key)
      if (found === undefined) continue
      for (const other of Array.isArray(found) ? found : [found]) {
        if (other.server === tool.server || candidates.has(other)) continue
        if (candidates.size < maxCompared) candidates.add(other)
        else {
          isWhole = false
          break
        }
      }
    }
    const outline = outlineOf(tool.definition)
    const matches: Match[] = []
    for (const other of candidates) {
      const kind = likenessOf(tool.name, other.name)
      const isCopy = likeness(outline, outlineOf(other.definition)) >= nearCopyFrom
      if (kind !== undefined || isCopy) matches.push({ other, likeness: kind, isCopy })
    }
    return { matches, isWhole }
  }

  return { matchesOf }
}

/** Names of which one letter is a small part; see `likenessOf`. */
const minLetters = 7
const maxLetters = 128

/** Keys under which alike tools meet, the most telling ones first. */
function keysOf({ name, definition }: Pick<OfferedTool, 'name' | 'definition'>): ReadonlySet<Key> {
  const skeleton = skeletonOf(name)
  const keys = new Set<Key>([skeleton, `v:${unversioned(name)}`])
  // Names that differ by one letter are equal without it.
  if (skeleton.length >= minLetters - 1 && skeleton.length <= maxLetters) {
    for (const key of withoutLetters(skeleton)) keys.add(key)
  }
  for (const band of signatureOf(outlineOf(definition).words)) keys.add(`w:${band}`)
  return keys
}

const base = 16_777_619

/** Hashes of a text and of it without each of its letters. */
function withoutLetters(text: string): readonly number[] {
  const { length } = text
  const powers = new Array<number>(length + 1).fill(1)
  const behind = new Array<number>(length + 1).fill(0)
  for (let at = 1; at <= length; at++) powers[at] = Math.imul(powers[at - 1] ?? 1, base)
  for (let at = length - 1; at >= 0; at--) {
    behind[at] =
      (Math.imul(text.charCodeAt(at), powers[length - 1 - at] ?? 1) + (behind[at + 1] ?? 0)) | 0
  }
  const hashes = [behind[0] ?? 0]
  let before = 0
  for (let at = 0; at < length; at++) {
    hashes.push((Math.imul(before, powers[length - 1 - at] ?? 1) + (behind[at + 1] ?? 0)) | 0)
    before = (Math.imul(before, base) + text.charCodeAt(at)) | 0
  }
  return hashes
}
