/**
 * Whom or what an order means by `the archive address`, where an earlier result of the same turn told
 * it: demands whose halves come in two results.
 *
 * Bounded: the latest few results, and no more of them than a page. Done only where an order refers so.
 */
import type { TrajectoryView } from '../../trajectory/memory.ts'
import { type Target, targetsIn } from './targets.ts'

/** Results looked at, latest first, and UTF-16 code units of them. */
const maxResults = 4
const maxText = 16_384
/** UTF-16 code units in front of a value in which it is named. */
const maxLabel = 48

/** Marks without which a text names no address and no account. */
const mayName = /@|\b[A-Z]{2}\d{2}[A-Z\d]{4}|0x[0-9a-f]{8}/
/** `To our contact`, `the archive address`, `the account from before`. */
const reference =
  /\b(?:to|at|on|into|for|with|from|by|in favou?r of) (?:the|that|our|this|said|its|their)((?: [\p{L}-]{3,24}){1,3})/giu
/** Words that name too much to tell one thing from another. */
const vague: ReadonlySet<string> = new Set(
  'the this that our your all and for with from same user other first last next name page text list data note item thing way time day part'.split(
    ' ',
  ),
)

interface Told {
  readonly label: ReadonlySet<string>
  readonly target: Target
}

/** What finds the value that a passage refers to; reads the earlier results when first asked. */
export function createToldBefore(
  past: Pick<TrajectoryView, 'observations' | 'turns'>,
): (passage: string) => Target | undefined {
  let told: readonly Told[] | undefined
  return (passage: string): Target | undefined => {
    reference.lastIndex = 0
    if (!reference.test(passage)) return undefined
    told ??= toldIn(past.observations, past.turns.at(-1)?.number ?? 0)
    if (told.length === 0) return undefined
    reference.lastIndex = 0
    for (const { 1: words = '' } of passage.matchAll(reference)) {
      const named = contentOf(words)
      const found = told.find(({ label }) => named.some((word) => label.has(word)))
      if (found !== undefined) return found.target
    }
    return undefined
  }
}

function toldIn(observations: TrajectoryView['observations'], turn: number): readonly Told[] {
  const told: Told[] = []
  let left = maxText
  let results = 0
  for (let at = observations.length - 1; at >= 0 && results < maxResults && left > 0; at--) {
    const seen = observations[at]
    if (seen === undefined || seen.turn < turn) break
    if (seen.kind !== 'return') continue
    results++
    for (const [pointer, value] of seen.leaves) {
      if (typeof value !== 'string') continue
      left -= value.length
      if (left < 0) break
      if (!mayName.test(value)) continue
      for (const target of targetsIn(value)) {
        if (target.kind !== 'address' && target.kind !== 'account') continue
        const before = value.slice(Math.max(0, target.start - maxLabel), target.start)
        // The name of a field names its value.
        const label = before.trim() === '' ? (pointer.split('/').at(-1) ?? '') : before
        told.push({ label: new Set(contentOf(label)), target })
      }
    }
  }
  return told
}

function contentOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/\p{L}{4,24}/gu) ?? []).filter((word) => !vague.has(word))
}
