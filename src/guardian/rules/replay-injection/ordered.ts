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

/** The text without the numbers that are values of the call: four seats are one booking. */
export function withoutCounts(text: string, { leaves }: Pick<Observation, 'leaves'>): string {
  const said = new Set(leaves.slice(0, 32).map(([, value]) => String(value).trim()))
  return text
    .slice(0, maxText)
    .replace(/[\p{L}\d]+/gu, (word) =>
      said.has(word) || said.has(String(numbers.indexOf(word.toLowerCase()))) ? '' : word,
    )
}
