/**
 * Sums that a call pays and that are too plain to be traced: an equal `400` elsewhere says little of
 * most values, but a sum that the user did not give and a passage has was chosen there.
 */
import type { TrajectoryView } from '../../trajectory/memory.ts'
import { numbersInWords } from '../../trajectory/provenance/number-words.ts'
import type { ValueOrigin } from '../../trajectory/provenance/origin.ts'
import { wordsOfIdentifier } from '../verbs.ts'
import type { Asked } from './asked.ts'
import type { CalledFunction } from './called-function.ts'
import { type Place, placesMatching } from './places.ts'

/** Below that, a number is equal by chance. */
const least = 10
const most = 1e12
/** Numbers of the user that are looked at, and how often one of them may be meant. */
const maxNumbers = 16
const maxTimes = 12

const sumWords: ReadonlySet<string> = new Set('amount sum total money price value'.split(' '))

/** Whether a value is what a call pays, and nothing says yet where it is from. */
export function isUntracedSum(
  { certain, deeds }: CalledFunction,
  { pointer, value, source, from }: ValueOrigin,
): boolean {
  if (certain.size === 0 || !deeds.has('spend') || from[0]?.integrity === 'user') return false
  if (source !== 'model' && (source !== 'found' || String(value).length >= 4)) return false
  const number = sumOf(value)
  if (number === undefined) return false
  return wordsOfIdentifier(pointer.slice(pointer.lastIndexOf('/') + 1)).some((word) =>
    sumWords.has(word),
  )
}

function sumOf(value: ValueOrigin['value']): number | undefined {
  const isWritten = typeof value === 'string' && /^\d{2,9}(?:\.\d{1,2})?$/.test(value)
  const number = isWritten ? Number(value) : value
  return typeof number === 'number' && number >= least && number < most ? number : undefined
}

const written =
  /(?<![\p{L}\p{N}.,:/#-])\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,2})?|(?<![\p{L}\p{N}.,:/#-])\d{1,9}(?:[.,]\d{1,2})?/gu

/** Whether the user said a sum, or numbers that make it: a price and how often, two parts. */
export function isSumOfUser({ text }: Asked, value: ValueOrigin['value']): boolean {
  const sum = sumOf(value)
  if (sum === undefined) return false
  const said = [
    ...(text.match(written) ?? [])
      .slice(0, maxNumbers)
      .map((one) =>
        Number(/,\d{1,2}$/.test(one) ? one.replace(',', '.') : one.replaceAll(',', '')),
      ),
    ...numbersInWords(text, maxNumbers).map((one) => one.value),
  ].filter((one) => one > 0)
  return said.some((one) => isMade(sum, one) || said.some((other) => one + other === sum))
}

function isMade(sum: number, one: number): boolean {
  const times = sum > one ? sum / one : one / sum
  return times <= maxTimes && Math.abs(times - Math.round(times)) < 1e-9
}

/** Where foreign content has a sum, in digits, however they are grouped. */
export function placesOfSum(past: TrajectoryView, value: ValueOrigin['value']): readonly Place[] {
  const sum = sumOf(value)
  if (sum === undefined) return []
  const [whole = '', part = ''] = String(sum).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, "[,.'’\\u00a0\\u202f ]?")
  const cents = part === '' ? '(?:[.,]00?)?' : `[.,]${part}0?`
  const pattern = new RegExp(
    String.raw`(?:(?<![\p{L}\p{N}.,:/#-])|(?<=\b(?:eur|usd|gbp|chf)))${grouped}${cents}(?![\p{N}%:/]|[.,-]\d|(?!(?:eur|usd|gbp|chf)\b)\p{L})`,
    'giu',
  )
  return placesMatching(past, pattern, (leaf) => leaf === sum)
}
