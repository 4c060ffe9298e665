/** Numbers in words. */

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'

/** Single words that are a number, as they count alone and within a longer number. */
export const wordNumbers: ReadonlyMap<string, number> = new Map([
  ...small.split(' ').map((word, value): [string, number] => [word, value]),
  ...'thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, at): [string, number] => [word, 10 * (at + 3)]),
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
])

const names = [...wordNumbers.keys()].join('|')
const run = new RegExp(`(?:${names})(?:[ -](?:and )?(?:${names})){0,11}(?![\\p{L}\\p{N}])`, 'iuy')
const first = new RegExp(`(?<![\\p{L}\\p{N}])(?=${names})`, 'giu')

export interface NumberInWords {
  readonly value: number
  /** UTF-16 code units, end exclusive. */
  readonly start: number
  readonly end: number
}

/** The number in words that starts at `at`, e.g. `two hundred and fifty`. */
export function numberInWordsAt(text: string, at: number): NumberInWords | undefined {
  // The million of `2.5 million` belongs to its digits.
  if (/\d ?$/.test(text.slice(Math.max(0, at - 2), at))) return undefined
  run.lastIndex = at
  const written = run.exec(text)?.[0]
  if (written === undefined) return undefined
  return { value: valueOfWords(written), start: at, end: at + written.length }
}

/** Numbers in words in a text; at most `limit`. */
export function numbersInWords(text: string, limit: number): readonly NumberInWords[] {
  const found: NumberInWords[] = []
  first.lastIndex = 0
  for (let match = first.exec(text); match !== null; match = first.exec(text)) {
    const number = numberInWordsAt(text, match.index)
    if (number === undefined) first.lastIndex = match.index + 1
    else {
      found.push(number)
      if (found.length >= limit) break
      first.lastIndex = number.end
    }
  }
  return found
}

function valueOfWords(written: string): number {
  let total = 0
  let current = 0
  for (const word of written.toLowerCase().split(/[ -]+/)) {
    const value = wordNumbers.get(word)
    if (value === undefined) continue
    if (value === 100) current = Math.max(1, current) * 100
    else if (value >= 1_000) {
      total += Math.max(1, current) * value
      current = 0
    } else current += value
  }
  return total + current
}
