/**
 * Texts as runs of letters and digits, in a form in which equal words are equal, with their places.
 * Words are hashed where they stand, so that reading a text makes no strings.
 */
import { unitAt } from '../../mcp/unit-at.ts'
import { asciiKinds, letterOf } from './letter.ts'
import { wordNumbers } from './number-words.ts'

/**
 * Takes the words of a text in order; places are UTF-16 code units, `end` exclusive.
 *
 * @param isNumberWord whether it is a number in letters
 */
export type TakeToken = (hash: number, start: number, end: number, isNumberWord: boolean) => void

const seed = 0x811c9dc5 | 0
const prime = 0x01000193
const charOfY = 0x79
const charOfS = 0x73

/** The hash of a word's norm. Equal hashes are no proof: compare with `sameWord`. */
export function hashOf(norm: string): number {
  let hash = seed
  for (let at = 0; at < norm.length; at++) hash = Math.imul(hash ^ norm.charCodeAt(at), prime)
  return hash
}

const numberHashes: ReadonlyMap<number, number> = new Map(
  [...wordNumbers].map(([word, value]) => [hashOf(word), hashOf(String(value))]),
)
/** Whether a hash may be that of a number in letters, by its last bits: most words are told apart so. */
const mayBeNumber: Uint8Array = new Uint8Array(4_096)
for (const hash of numberHashes.keys()) mayBeNumber[hash & 4_095] = 1

/** What an ASCII letter or digit is hashed as; 0 for everything else. */
const folded: Uint8Array = Uint8Array.from(asciiKinds, (kind, code) =>
  kind === 0 ? 0 : code | 0x20,
)

/**
 * Scans `text` once; each hash is `hashOf(normOf(...))` of the word at its place.
 *
 * A number with its points and groups is one word; so is each letter of a script without spaces.
 */
export function scanTokens(text: string, take: TakeToken): void {
  const { length } = text
  let at = 0
  while (at < length) {
    const code = unitAt(text, at)
    if (code >= 0x80) {
      const letter = letterOf(code)
      if (letter === 'letter') at = scanForeign(text, at, at, take)
      else {
        if (letter === 'unspaced') take(hashOf(normOf(text.charAt(at))), at, at + 1, false)
        at++
      }
      continue
    }
    const first = folded[code] ?? 0
    if (first === 0) at++
    else if (first < 0x61) at = scanNumber(text, at, take)
    else at = scanWord(text, at, take)
  }
}

/** A run of letters and digits from `start`, which is one of either. */
function scanWord(text: string, start: number, take: TakeToken): number {
  const { length } = text
  let hash = seed
  let lowest = 0x7f
  let last = 0
  let at = start
  for (; at < length; at++) {
    const code = unitAt(text, at)
    if (code >= 0x80) {
      const letter = letterOf(code)
      if (letter === 'letter' || letter === 'hidden') return scanForeign(text, start, at, take)
      break
    }
    const char = folded[code] ?? 0
    if (char === 0) break
    if (char < lowest) lowest = char
    last = char
    hash = Math.imul(hash ^ char, prime)
  }
  // A digit is below all letters.
  if (lowest < 0x61) {
    take(hash, start, at, false)
    return at
  }
  if (at < length && isPossessive(text, at)) {
    take(hash, start, at + 2, false)
    return at + 2
  }
  if (last === charOfS) hash = hashOfSingular(text, start, at, hash)
  if (mayBeNumber[hash & 4_095] === 1 && at - start <= 9) {
    const number = numberHashes.get(hash)
    take(number ?? hash, start, at, number !== undefined)
  } else take(hash, start, at, false)
  return at
}

/** The hash of a word of letters without its plural; `hash` is that of the word as it stands. */
function hashOfSingular(text: string, start: number, end: number, hash: number): number {
  const kept = pluralOf(text, start, end)
  if (kept === 0) return hash
  let singular = seed
  for (let at = start; at < end - kept; at++) {
    singular = Math.imul(singular ^ (unitAt(text, at) | 0x20), prime)
  }
  return kept === 3 ? Math.imul(singular ^ charOfY, prime) : singular
}

/** Whether `'s` and nothing more follows a word: whose it is, is the word all the same. */
function isPossessive(text: string, end: number): boolean {
  const mark = unitAt(text, end)
  if (mark !== 0x27 && mark !== 0x2019) return false
  if ((unitAt(text, end + 1) | 0x20) !== charOfS || end + 1 >= text.length) return false
  const after = unitAt(text, end + 2)
  return (
    end + 2 >= text.length || (after < 0x80 ? asciiKinds[after] === 0 : letterOf(after) === 'none')
  )
}

/** A run with letters that ASCII does not have. */
function scanForeign(text: string, start: number, from: number, take: TakeToken): number {
  let end = from
  while (end < text.length) {
    const letter = letterOf(unitAt(text, end))
    if (letter === 'none' || letter === 'unspaced') break
    end++
  }
  take(hashOf(normOf(text.slice(start, end))), start, end, false)
  return end
}

/** A number with its groups and decimals, or a run of letters and digits that begins with a digit. */
function scanNumber(text: string, start: number, take: TakeToken): number {
  let end = start
  while (isDigitAt(text, end)) end++
  const wholeEnd = end
  while (isMarkedNumber(text, end)) {
    end++
    while (isDigitAt(text, end)) end++
  }
  if (end === wholeEnd) return scanWord(text, start, take)
  take(hashOfNumeral(text, start, end), start, end, false)
  return end
}

/** `hashOf(numberNorm(...))`, without making strings. */
function hashOfNumeral(text: string, start: number, end: number): number {
  let hash = seed
  /** What the last digits that count give: zeros after the point don't. */
  let counted = seed
  let points = 0
  for (let at = start; at < end; at++) {
    const code = unitAt(text, at)
    if (code === 0x2c) continue
    if (code === 0x2e) {
      if (points++ > 0) counted = hash
      hash = Math.imul(hash ^ code, prime)
      continue
    }
    hash = Math.imul(hash ^ code, prime)
    if (points === 0 || code !== 0x30) counted = hash
  }
  return points > 1 ? hash : counted
}

/** A point before a digit, or a comma before exactly three. */
function isMarkedNumber(text: string, at: number): boolean {
  const mark = unitAt(text, at)
  if (mark === 0x2e) return isDigitAt(text, at + 1)
  if (mark !== 0x2c) return false
  return (
    isDigitAt(text, at + 1) &&
    isDigitAt(text, at + 2) &&
    isDigitAt(text, at + 3) &&
    !isDigitAt(text, at + 4)
  )
}

function isDigitAt(text: string, at: number): boolean {
  const code = unitAt(text, at)
  return code >= 0x30 && code <= 0x39
}

/** How many of the last letters the plural takes off; 3 of them become a `y`. */
function pluralOf(text: string, start: number, end: number): 0 | 1 | 2 | 3 {
  const length = end - start
  if (length < 4 || (unitAt(text, end - 1) | 0x20) !== charOfS) return 0
  const before = unitAt(text, end - 2) | 0x20
  // `ss`, `us` and `is` are no plurals.
  if (before === charOfS || before === 0x75 || before === 0x69) return 0
  if (before !== 0x65 || length === 4) return 1
  const third = unitAt(text, end - 3) | 0x20
  if (third === 0x69) return 3
  if (third === charOfS || third === 0x78 || third === 0x7a) return 2
  const fourth = unitAt(text, end - 4) | 0x20
  return third === 0x68 && (fourth === 0x63 || fourth === charOfS) ? 2 : 1
}

/** The form in which equal words are equal: compatibility form, lower case, singular, digits. */
export function normOf(word: string): string {
  if (/^\d[\d.,]*$/.test(word)) return numberNorm(word)
  const possessive = /^([a-z]+)['\u2019]s$/i.exec(word)?.[1]
  if (possessive !== undefined) return possessive.toLowerCase()
  const base = /^[\x20-\x7e]*$/.test(word) ? word.toLowerCase() : foreignNorm(word)
  if (!/^[a-z]+$/.test(base)) return base
  const kept = pluralOf(base, 0, base.length)
  const singular = kept === 3 ? `${base.slice(0, -3)}y` : base.slice(0, base.length - kept)
  const number = wordNumbers.get(singular)
  return number === undefined ? singular : String(number)
}

/** Hidden characters and accents are dropped. */
function foreignNorm(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .normalize('NFKC')
    .toLowerCase()
}

/** `1,500.50` is 1500.5; what has two points is a date or a version and stays. */
function numberNorm(run: string): string {
  const whole = run.replaceAll(',', '')
  const point = whole.indexOf('.')
  if (point === -1 || whole.indexOf('.', point + 1) !== -1) return whole
  let end = whole.length
  while (unitAt(whole, end - 1) === 0x30) end--
  return whole.slice(0, end === point + 1 ? point : end)
}

/** Whether two words at their places have one norm. */
export function sameWord(
  one: string,
  start: number,
  end: number,
  other: string,
  otherStart: number,
  otherEnd: number,
): boolean {
  if (end - start === otherEnd - otherStart) {
    let at = 0
    while (at < end - start) {
      const [code, there] = [unitAt(one, start + at), unitAt(other, otherStart + at)]
      if (code !== there && (!isAsciiLetter(code) || (code ^ there) !== 0x20)) break
      at++
    }
    if (at === end - start) return true
  }
  return normOf(one.slice(start, end)) === normOf(other.slice(otherStart, otherEnd))
}

function isAsciiLetter(code: number): boolean {
  return code < 0x80 && asciiKinds[code] === 1
}

/** The words of one value, in parallel lists. */
export interface Tokens {
  readonly text: string
  readonly hashes: readonly number[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** At most the first `limit` words of `text`. */
export function tokensOf(text: string, limit: number = Number.POSITIVE_INFINITY): Tokens {
  const hashes: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  scanTokens(text, (hash, start, end) => {
    if (hashes.length >= limit) return
    hashes.push(hash)
    starts.push(start)
    ends.push(end)
  })
  return { text, hashes, starts, ends }
}

const common: ReadonlySet<string> = new Set(
  (
    'a an and are as at be by can do for from get has have he her him his how i if in is it its me my no not of on ' +
    'or our she so that the their them there they this to up us was we were what when which who will with would you ' +
    'your please new all any about into just than then these those am been but could did does had make more most need ' +
    'one only other out over some such take use very want also yes ok okay true false null none thank hi hello let'
  )
    .split(' ')
    .map(normOf),
)

/** Whether a word says nothing by itself: of a language's most frequent ones, or a single letter. */
export function isCommon(norm: string): boolean {
  return common.has(norm) || (norm.length < 2 && unitAt(norm, 0) < 0x80)
}
