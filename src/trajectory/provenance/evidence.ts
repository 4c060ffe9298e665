/** How much an equal value elsewhere says: common words and small numbers are equal by chance. */
import { unitAt } from '../../mcp/unit-at.ts'
import { significantDigits } from './number-value.ts'
import { isCommon, normOf, tokensOf } from './token.ts'

/** A run of so many words says something whatever they are. */
export const longRun = 6

/** Words of a value, as they are written there. */
export function isTelling(words: readonly string[]): boolean {
  const telling = words.filter((word) => !isCommon(normOf(word)))
  if (telling.length === 0) return false
  if (telling.length >= 2 || words.length >= longRun) return true
  const [only = ''] = telling
  if (/\d/.test(only)) return only.length >= 3
  return isUnspacedRun(words) || (only.length >= 4 && /^\p{Lu}/u.test(only))
}

/** Two letters in a row of a script without spaces are a word, about. */
function isUnspacedRun(words: readonly string[]): boolean {
  return words.length >= 2 && words.every((word) => unitAt(word, 0) >= 0x0e00)
}

/** Whether a part of a value would be a strange coincidence: an address, an id, a name, a quotation. */
export function isDistinctive(text: string, words: readonly string[]): boolean {
  if (words.some(isCode)) return true
  // An e-mail address, a URL, a host or the name of a file.
  if (/[\w.+-]@[\w-]+\.\w|:\/\/|[a-z\d-]{2}\.[a-z-]{2}/i.test(text)) return true
  const telling = words.filter((word) => !isCommon(normOf(word)))
  const names = telling.filter((word) => word.length >= 3 && /^\p{Lu}|\d/u.test(word))
  if (names.length >= 2 || (names.length === 1 && telling.length >= 3)) return true
  return telling.length >= longRun && text.length >= 40
}

/** A word with digits that is no plain number, year or ordinal. */
function isCode(word: string): boolean {
  return word.length >= 4 && /\d/.test(word) && !isWeak(word)
}

/**
 * Whether an equal value is expected by chance: a number of at most two digits that count or a
 * year, `yes` and `no`, a single plain word in small letters.
 */
export function isWeak(value: string | number): boolean {
  const text = String(value).trim()
  if (text === '') return true
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) {
    const number = Number(text)
    // Leading zeros make an id of it.
    if (/^0\d/.test(text)) return false
    return (
      significantDigits(number) <= 2 || (number >= 1900 && number < 2100 && !text.includes('.'))
    )
  }
  const isPlain = /^(?:[a-z]{1,11}|[a-z]{1,9}[_-][a-z]{1,9}|[A-Z]{1,4})$/.test(text)
  return (isPlain && text.length < 12) || isCommon(normOf(text))
}

/** Name of the member that a pointer ends in; indexes of lists are left out. */
export function fieldOf(pointer: string): string {
  let end = pointer.length
  while (end > 0) {
    const slash = pointer.lastIndexOf('/', end - 1)
    let at = slash + 1
    while (at < end && isDigit(unitAt(pointer, at))) at++
    if (at < end) return pointer.slice(slash + 1, end)
    end = slash
  }
  return ''
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** What is asked for: the name of the field that holds a value, and whether it is weak. */
export interface Asked {
  readonly field: string
  readonly words: readonly string[]
  /** One of these is in any ASCII text that holds one of the words; undefined where none tells. */
  readonly stems: readonly string[] | undefined
  readonly isWeak: boolean
}

export function askedOf(pointer: string, isWeakValue: boolean): Asked {
  const field = fieldOf(pointer)
  const words = wordsOfField(field)
  return { field, words, stems: stemsOf(words), isWeak: isWeakValue }
}

/** What the plural of a word leaves of it; numbers may be written in letters. */
function stemsOf(words: readonly string[]): readonly string[] | undefined {
  if (words.length === 0 || words.some((word) => !/^[a-z][a-z\d]*$/.test(word))) return undefined
  return words.map((word) => (word.endsWith('y') ? word.slice(0, -1) : word))
}

/** UTF-16 code units around a value in which what it counts is named: `17 boxes`. */
const besideLength = 24

/** Whether what stands right beside an equal value names the asked field. */
export function isNamedBeside(
  asked: Asked,
  text: string,
  span: readonly [number, number] | undefined,
): boolean {
  if (span === undefined || asked.field === '') return false
  const before = text.slice(Math.max(0, span[0] - besideLength), span[0])
  const beside = `${before} ${text.slice(span[1], span[1] + besideLength)}`
  return mayHoldWord(asked, beside) && fieldsAgree(asked, beside)
}

/** Whether a closer look may find one of the asked words in `text`. */
function mayHoldWord({ stems }: Asked, text: string): boolean {
  if (stems === undefined || /[^\0-\x7f]/.test(text)) return true
  const plain = text.toLowerCase()
  return stems.some((stem) => plain.includes(stem))
}

/** Words of names that name everything. */
const general: ReadonlySet<string> = new Set(
  'id name value text type key data item list content result number string the of to new query input body'
    .split(' ')
    .map(normOf),
)

/** Whether a name of a field names what is asked for: a word that says something, or the same name. */
export function fieldsAgree(asked: Asked, other: string): boolean {
  if (other === '' || asked.field === '') return false
  if (asked.field === other) return true
  const others = wordsOfField(other)
  if (asked.words.some((word) => !general.has(word) && others.includes(word))) return true
  return (
    asked.words.length === others.length && asked.words.every((word, at) => word === others[at])
  )
}

function wordsOfField(field: string): readonly string[] {
  const parted = /[a-z][A-Z]/.test(field) ? field.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2') : field
  const { text, starts, ends } = tokensOf(parted.slice(0, 64))
  return starts.map((start, at) => normOf(text.slice(start, ends[at])))
}
