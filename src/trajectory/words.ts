/**
 * The words of a text as values are compared: Unicode compatibility form, lower case, numbers in
 * one spelling, punctuation and white space dropped. A letter of a script that is written without
 * spaces, or with particles at its words, is a word of its own.
 *
 * @see Unicode Standard Annex #15 (NFKC)
 */
import { unitAt } from '../mcp/unit-at.ts'

/** UTF-16 code units of a longer run that are kept of one word. */
const maxWord = 128

const numberWords: ReadonlyMap<string, string> = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen ' +
    'fifteen sixteen seventeen eighteen nineteen twenty'
  )
    .split(' ')
    .map((word, number): [string, string] => [word, String(number)])
    .concat([
      ['thirty', '30'],
      ['forty', '40'],
      ['fifty', '50'],
      ['sixty', '60'],
      ['seventy', '70'],
      ['eighty', '80'],
      ['ninety', '90'],
      ['hundred', '100'],
      ['thousand', '1000'],
    ]),
)
const longestNumberWord = 9

/** At most the first `limit` words of `text`; linear in what is read. */
export function wordsIn(text: string, limit: number = Number.POSITIVE_INFINITY): readonly string[] {
  const plain = (isAscii(text) ? text : text.normalize('NFKC')).toLowerCase()
  const words: string[] = []
  let index = 0
  while (index < plain.length && words.length < limit) {
    const code = unitAt(plain, index)
    if (isDigit(code)) {
      const end = numberEnd(plain, index)
      words.push(numberOf(plain.slice(index, Math.min(end, index + maxWord))))
      index = end
    } else if (isUnspaced(code)) {
      words.push(plain.charAt(index++))
    } else if (isLetter(code)) {
      let end = index + 1
      while (end < plain.length && isLetter(unitAt(plain, end))) end++
      const word = plain.slice(index, Math.min(end, index + maxWord))
      words.push(word.length <= longestNumberWord ? (numberWords.get(word) ?? word) : word)
      index = end
    } else index++
  }
  return words
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (unitAt(text, index) > 0x7f) return false
  return true
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Thai, Lao, kana, Han, Hangul. */
function isUnspaced(code: number): boolean {
  if (code < 0x0e00) return false
  return (
    code <= 0x0eff ||
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3)
  )
}

function isLetter(code: number): boolean {
  if (code < 0x80) return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
  if (code < 0xc0 || code === 0xd7 || code === 0xf7 || isUnspaced(code)) return false
  // General and CJK punctuation, arrows to miscellaneous symbols.
  return !((code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x303f))
}

/** A point between digits, and a comma before exactly three, belong to the number. */
function numberEnd(text: string, start: number): number {
  let end = start
  for (;;) {
    while (end < text.length && isDigit(unitAt(text, end))) end++
    const mark = unitAt(text, end)
    const isPoint = mark === 0x2e && isDigit(unitAt(text, end + 1))
    const isGroup =
      mark === 0x2c &&
      isDigit(unitAt(text, end + 1)) &&
      isDigit(unitAt(text, end + 2)) &&
      isDigit(unitAt(text, end + 3)) &&
      !isDigit(unitAt(text, end + 4))
    if (!isPoint && !isGroup) return end
    end++
  }
}

/** `1,500.50` is 1500.5; what has two points is a date or a version and stays. */
function numberOf(run: string): string {
  const whole = run.includes(',') ? run.replaceAll(',', '') : run
  const point = whole.indexOf('.')
  if (point === -1 || whole.indexOf('.', point + 1) !== -1) return whole
  let end = whole.length
  while (unitAt(whole, end - 1) === 0x30) end--
  return whole.slice(0, end === point + 1 ? point : end)
}
