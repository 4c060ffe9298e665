/** How often the user's words want the same done. */
import type { Observation } from '../../../trajectory/observation.ts'

export interface Ordered {
  /** How often in all, where a number is said; `Infinity` for each and every one. */
  readonly times: number
  /** Whether it is to be done once more than it was. */
  readonly isAgain: boolean
}

/** UTF-16 code units of a turn that are looked at. */
const maxText = 8_192

const numbers = 'zero one two three four five six seven eight nine ten'.split(' ')
const many =
  /\b(?:each|every|several|multiple|copies|duplicates?|repeatedly|as (?:many|often)|all of them)\b|각각|mehrmals|plusieurs fois|varias veces/iu
const again =
  /\b(?:again|once more|(?:one|another) more|(?:one|another) (?:more )?time|another|repeat(?:ed)?|anew|redo|same|ditto|as (?:before|last time)|noch ?mal|noch ein|wieder|erneut|encore|à nouveau|gleiche[nrs]?|mismo|même|otra vez|de nuevo)\b|다시|또 |한 번 더|再|もう一度|もう一回/iu
const twice =
  /\b(?:twice|both|zweimal|beide|deux(?: fois)?|dos(?: veces)?)\b|두 번|두 개|두 장|二回|两次|兩次/iu
const thrice = /\b(?:thrice|dreimal|trois fois|tres veces)\b|세 번/iu
const unit =
  "(?:hundred|thousand|o'clock|am|pm|days?|weeks?|months?|hours?|minutes?|percent|dollars?|euros?)\\b"
const spelled = new RegExp(`\\b(two|three|four|five|six|seven|eight|nine|ten)\\b(?! ${unit})`, 'gi')
const times = /\b(\d{1,3}) ?(?:x|times)\b/gi
const counted =
  /(?<![$€£¥#:.,/\d-])\b([2-9]|1\d)\b(?![:.,/-]?\d|[:/%°-]| ?(?:%|am\b|pm\b|usd|eur|dollars?|euros?|o'clock|percent|days?|weeks?|months?|hours?|minutes?|st\b|nd\b|rd\b|th\b))/gi

/** @param text of one turn of the user */
export function orderedIn(text: string): Ordered {
  const said = text.slice(0, maxText)
  let most = many.test(said) ? Number.POSITIVE_INFINITY : 1
  if (twice.test(said)) most = Math.max(most, 2)
  if (thrice.test(said)) most = Math.max(most, 3)
  for (const [, word = ''] of said.matchAll(spelled))
    most = Math.max(most, numbers.indexOf(word.toLowerCase()))
  for (const form of [times, counted])
    for (const [, digits = ''] of said.matchAll(form)) most = Math.max(most, Number(digits))
  return { times: most, isAgain: again.test(said) }
}

/** Values of a call that are looked at, and UTF-16 code units of one in several words. */
const maxValues = 32
const maxValue = 1_024
/** A number as a value holds it: `12`, `12.00`, `$12`, `12 EUR`. */
const amount = /^[^\p{L}\p{N}-]{0,4}(\d{1,3})(?:[.,]0{1,2})?\s?(?:\p{Sc}|[a-z]{1,7})?$/iu
const words = /[\p{L}\d]+/gu
const isTimes = /^ ?(?:x|times)\b/i

/**
 * The text without the numbers that are values of the call: four seats are one booking, and twelve
 * euros one payment. How many times it is to be done stays, where the value is said beside it.
 */
export function withoutCounts(text: string, { leaves }: Pick<Observation, 'leaves'>): string {
  const values = new Set<string>()
  let rest = text.slice(0, maxText)
  for (const [, value] of leaves.slice(0, maxValues)) {
    const said = String(value).trim()
    values.add(said)
    const digits = said.length <= 16 ? amount.exec(said)?.[1] : undefined
    if (digits !== undefined) values.add(digits)
    if (said.length <= maxValue && said.includes(' ')) rest = withoutValue(rest, said)
  }
  const isValue = (word: string): boolean => values.has(word) || values.has(digitsOf(word) ?? word)
  const bare = new Set<string>()
  for (const { 0: word, index } of rest.matchAll(words))
    if (!isTimes.test(rest.slice(index + word.length, index + word.length + 7))) bare.add(word)
  return rest.replace(words, (word, index: number) => {
    if (!isValue(word)) return word
    const after = rest.slice(index + word.length, index + word.length + 7)
    return bare.has(word) && isTimes.test(after) ? word : ''
  })
}

/** The digits of a number that is spelled out; undefined for any other word. */
function digitsOf(word: string): string | undefined {
  const lower = word.toLowerCase()
  if (lower === 'deux' || lower === 'dos') return '2'
  const at = numbers.indexOf(lower)
  return at === -1 ? undefined : String(at)
}

function withoutValue(text: string, value: string): string {
  const at = text.toLowerCase().indexOf(value.toLowerCase())
  return at === -1 ? text : `${text.slice(0, at)} ${text.slice(at + value.length)}`
}
