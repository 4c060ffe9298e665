/** Numbers in a text, however they are written: digits, separators, currency, words. */

export interface NumberInText {
  readonly value: number
  /** UTF-16 code units, end exclusive; sign and currency included. */
  readonly start: number
  readonly end: number
  /** How it is written, where that is not plain digits. */
  readonly by: 'number-form' | 'number-word' | undefined
}

/** Numbers of one text. */
const maxNumbers = 512

const digits =
  /(?<![\p{L}\p{N}_.])([+-]?)[$€£¥₹₩]?\s?(\d{1,3}(?:[,'\u202f\u00a0 ]\d{3})+(?:\.\d{1,10})?|\d{1,15}(?:[.,]\d{1,10})?)(?![\p{N}_]|[.,]\d)/gu

const units: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  dozen: 12,
}
const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1_000,
  million: 1_000_000,
}
const wordRun =
  /(?<![\p{L}\p{N}])(?:(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|dozen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)(?:[ -](?:and )?(?=[a-z]))?){1,12}(?![\p{L}\p{N}])/giu
const anyWord =
  /(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|ty|hundred|thousand|million|zero|dozen)/i

/** The numbers of `text` in order of their form; both readings of `1,234` and `1,5`. */
export function numbersInText(text: string): readonly NumberInText[] {
  const found: NumberInText[] = []
  if (/\d/.test(text)) {
    digits.lastIndex = 0
    for (let match = digits.exec(text); match !== null; match = digits.exec(text)) {
      if (found.length >= maxNumbers) return found
      const written = match[2] ?? ''
      const value = readDigits(written) * (match[1] === '-' ? -1 : 1)
      if (!Number.isFinite(value)) continue
      const end = match.index + match[0].length
      const by = /^\d+(?:\.\d+)?$/.test(match[0]) ? undefined : 'number-form'
      found.push({ value, start: match.index, end, by })
    }
  }
  if (anyWord.test(text)) {
    wordRun.lastIndex = 0
    for (let match = wordRun.exec(text); match !== null; match = wordRun.exec(text)) {
      if (found.length >= maxNumbers) return found
      const written = match[0].trimEnd().replace(/[ -](?:and )?$/, '')
      const value = readWords(written)
      if (value === undefined) continue
      found.push({
        value,
        start: match.index,
        end: match.index + written.length,
        by: 'number-word',
      })
    }
  }
  return found
}

/** A comma before exactly three digits parts thousands, else it is a decimal point. */
function readDigits(written: string): number {
  if (/^\d{1,3}(?:[,'\u202f\u00a0 ]\d{3})+(?:\.\d+)?$/.test(written)) {
    return Number(written.replace(/[,'\u202f\u00a0 ]/g, ''))
  }
  return Number(written.replace(',', '.'))
}

function readWords(written: string): number | undefined {
  let total = 0
  let current = 0
  let seen = false
  for (const word of written.toLowerCase().split(/[ -]+/)) {
    if (word === 'and' || word === '') continue
    const small = units[word] ?? tens[word]
    const scale = scales[word]
    if (small !== undefined) current += small
    else if (scale === 100) current = Math.max(1, current) * 100
    else if (scale !== undefined) {
      total += Math.max(1, current) * scale
      current = 0
    } else return undefined
    seen = true
  }
  return seen ? total + current : undefined
}
