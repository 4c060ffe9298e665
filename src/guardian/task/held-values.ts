/** What a trajectory holds of values: the words of the user, of results, of calls, of functions. */
import type { TrajectoryView } from '../../trajectory/memory.ts'
import { wordsIn } from '../../trajectory/words.ts'

/** UTF-16 code units that are read, latest first; what lies before is not known. */
const maxRead = 131_072
/** Derived values that are asked for of one answer. */
export const maxDerived = 8

export interface HeldValues {
  /** Whether all of it was read. */
  readonly isWhole: boolean
  /** Whether every word of `text` is held somewhere. */
  holds(text: string): boolean
  /** Whether `text` follows from what is held: by arithmetic, unit, date, rounding. */
  follows(text: string): boolean
}

export function heldValues(past: TrajectoryView): HeldValues {
  const words = new Set<string>()
  let left = maxRead
  const take = (text: string): void => {
    if (left <= 0) return
    for (const word of wordsIn(text.length > left ? text.slice(0, left) : text)) words.add(word)
    left -= text.length
  }
  for (const { text } of past.turns) take(text)
  for (let at = past.observations.length - 1; at >= 0 && left > 0; at--) {
    const one = past.observations[at]
    if (one === undefined || one.kind === 'definition') continue
    for (const [pointer, leaf] of one.leaves) {
      take(String(leaf))
      if (one.kind === 'return' || one.kind === 'content') take(pointer)
    }
  }
  return {
    isWhole: left > 0 && past.forgotten.length === 0,
    holds: (text) => wordsIn(text).every((word) => words.has(word) || isHeldPlural(words, word)),
    follows: (text) => past.originsOf({ text }, undefined).some(({ from }) => from.length > 0),
  }
}

function isHeldPlural(words: ReadonlySet<string>, word: string): boolean {
  return (
    word.length > 3 &&
    (words.has(`${word}s`) || (word.endsWith('s') && words.has(word.slice(0, -1))))
  )
}
