/** Numbers and words that a trajectory has shown so far; read on from where it was left. */
import type { TrajectoryView } from '../../../trajectory/memory.ts'
import type { Observation } from '../../../trajectory/observation.ts'

export interface SeenValues {
  readonly numbers: ReadonlySet<number>
  readonly words: ReadonlySet<string>
}

interface Growing {
  readonly numbers: Set<number>
  readonly words: Set<string>
  /** `seq` of the last flow that was read. */
  last: number
}

/** Numbers and words that are kept of one trajectory, and UTF-16 code units read of one value. */
const maxNumbers = 20_000
const maxWords = 40_000
const maxText = 16_384
const maxLeaves = 512

const known = new WeakMap<TrajectoryView, Growing>()

export function seenValues(past: TrajectoryView): SeenValues {
  let seen = known.get(past)
  if (seen === undefined) {
    seen = { numbers: new Set(), words: new Set(), last: -1 }
    known.set(past, seen)
  }
  const { observations } = past
  let from = observations.length
  while (from > 0 && (observations[from - 1]?.flow ?? -1) > seen.last) from--
  for (let at = from; at < observations.length; at++) {
    const one = observations[at]
    if (one === undefined) continue
    read(one, seen)
    seen.last = one.flow
  }
  return seen
}

function read({ leaves }: Observation, { numbers, words }: Growing): void {
  for (const [, value] of leaves.slice(0, maxLeaves)) {
    if (typeof value === 'number') {
      if (numbers.size < maxNumbers) numbers.add(value)
      continue
    }
    if (typeof value === 'boolean') continue
    const text = value.length > maxText ? value.slice(0, maxText) : value
    for (const number of numbersIn(text)) if (numbers.size < maxNumbers) numbers.add(number)
    for (const word of wordsIn(text)) if (words.size < maxWords) words.add(word)
  }
}

/** The numbers in a text, in order; a sign in front belongs to what is written, not to them. */
export function numbersIn(text: string): readonly number[] {
  const found: number[] = []
  for (const [digits] of text.matchAll(/\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,9})?/g)) {
    found.push(Number(digits.replaceAll(',', '')))
    if (found.length >= maxFound) break
  }
  return found
}

/** Words of letters, lower case, in order. */
export function wordsIn(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .match(/\p{L}{2,32}/gu)
      ?.slice(0, maxFound) ?? []
  )
}

const maxFound = 1_000

/** How far from a number another still counts as close. */
const near = 0.25

/** Whether some number is close to `value`, none being equal; 0 and 1 are close to much. */
export function isNear(value: number, numbers: readonly number[]): boolean {
  if (Math.abs(value) < 2 || numbers.includes(value)) return false
  return numbers.some((one) => one !== 0 && Math.abs(one - value) <= near * Math.abs(value))
}
