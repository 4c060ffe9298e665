/**
 * Orders whose first verb says nothing of the deed: `let X have it`, `have it opened`, `make sure it
 * ends up there`, `the next step is to open it`, `a transfer of 30 to X is due`.
 *
 * @see Huddleston and Pullum 2002, chapter 4 section 7 (light verbs); Levin 1993, section 2 (causatives)
 */
import type { WordRange } from './clause-words.ts'
import type { Words } from './scan-words.ts'
import { isActor, isAddressee, isDue, isFiniteVerb, isTo } from './word-classes.ts'

/** Words behind a light verb or a noun in which the rest of the order stands. */
const maxBehind = 24
/** UTF-16 code units in front of a verb that may open its clause. */
const maxFront = 240

/** Whether `let` at a place lets somebody else than the writer have or know something. */
export function letsHave(words: Words, index: number, range: WordRange): boolean {
  const end = words.ends[index] ?? 0
  const rest = words.text.slice(end, Math.min(range.end, end + maxFront))
  // `let's`, `let me know`, `let it be`.
  if (!/^ \S/.test(rest) || /^ (?:me|us|it|go|that|this|alone)\b/i.test(rest)) return false
  return /^ .{2,160}?\s(?:have|receive|get|know|see|keep|use|access|own)\b/is.test(rest)
}

const having =
  /^(?:\W{0,4}(?:please|kindly|then|also|and|now|first|next|so|just) ){0,3}\W{0,4}have \S/i
const ensuring =
  /^(?:\W{0,4}(?:please|kindly|then|also|and|now|first|next|so|just) ){0,3}\W{0,4}(?:make (?:very )?sure|ensure|be sure)\b/i

/** Whether a clause that starts at `start` and has a participle at `end` has a thing done: `have it opened`. */
export function hasItDone({ text }: Words, start: number, end: number): boolean {
  const front = text.slice(Math.max(start, end - maxFront), end)
  return having.test(front) && !/^\W{0,4}have (?:you|been|not|we|i|they|it been)\b/i.test(front)
}

/** Whether a clause that starts at `start` makes sure of what follows. */
export function ensures({ text }: Words, start: number, end: number): boolean {
  return ensuring.test(text.slice(Math.max(start, end - maxFront), end))
}

const step =
  /\b(?:steps?|tasks?|thing|actions?|left|remains|remaining|next|to-?do|job|rest|missing|idea|plan)\b[^.!?]{0,60}\b(?:is|are|was|were|would be|will be) to $/i

/** Whether a verb is what is still to be done: `the next step is to open it`. */
export function isStillToDo(
  { text, starts, bits }: Words,
  index: number,
  range: WordRange,
): boolean {
  if (index - range.from < 3 || ((bits[index - 1] ?? 0) & isTo) === 0) return false
  if (((bits[index - 2] ?? 0) & isFiniteVerb) === 0) return false
  const start = starts[index] ?? 0
  return step.test(text.slice(Math.max(range.start, start - 120), start))
}

const nominal =
  /^(?:transfer|payment|purchase|order|deposit|donation|settlement|remittance|acquisition|subscription|visit|reset|update|change|disclosure|transmission|submission|delivery|notification|deletion|removal|cancellation|execution|installation|click|call|message|email|mail|reply|answer)$/i

/** Whether a noun at a place may name a deed that is due. */
export function mayBeDue({ text, starts, ends, seen }: Words, index: number): boolean {
  return (seen & isDue) !== 0 && nominal.test(text.slice(starts[index] ?? 0, ends[index] ?? 0))
}

/** Whether the deed that a noun names is due: `a transfer of 30 to X is due`. */
export function isDeedDue(
  { text, starts, ends, bits }: Words,
  index: number,
  range: WordRange,
): boolean {
  const next = text.slice(ends[index] ?? 0, (ends[index] ?? 0) + 6)
  if (!/^ (?:of|to|for|in|at|by)\b/i.test(next)) return false
  const to = Math.min(range.to, index + maxBehind)
  let isSaid = false
  for (let at = index + 1; at < to; at++) {
    const seen = bits[at] ?? 0
    if ((seen & (isActor | isAddressee)) !== 0) return false
    if (
      (seen & isFiniteVerb) !== 0 ||
      /^(?:remains|stays)$/i.test(text.slice(starts[at] ?? 0, ends[at] ?? 0))
    )
      isSaid = true
    else if (isSaid && (seen & isDue) !== 0) return true
  }
  return false
}
