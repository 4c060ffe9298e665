/** Check digits of identity numbers, over digits without separators; other characters as each says. */
import { unitAt } from '../../mcp/unit-at.ts'

const digitsOf = (text: string): readonly number[] =>
  [...text].map((sign) => unitAt(sign, 0) - 0x30)

/** Sum of the products of digits and weights, position by position. */
function weighted(text: string, weights: readonly number[]): number {
  return digitsOf(text).reduce((sum, digit, index) => sum + digit * (weights[index] ?? 0), 0)
}

/** Luhn. @see ISO/IEC 7812-1, Annex B */
export function hasLuhnDigit(text: string): boolean {
  const sum = digitsOf(text).reduceRight((total, digit, index) => {
    const isDoubled = (text.length - index) % 2 === 0
    const product = isDoubled ? digit * 2 : digit
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return sum % 10 === 0
}

const dihedral: readonly string[] = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const permuted: readonly string[] = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/** Verhoeff, as in Aadhaar. @see Verhoeff 1969, Error Detecting Decimal Codes */
export function hasVerhoeffDigit(text: string): boolean {
  let check = 0
  for (let index = 0; index < text.length; index++) {
    const digit = Number(text[text.length - 1 - index])
    const moved = Number(permuted[index % 8]?.[digit] ?? 0)
    check = Number(dihedral[check]?.[moved] ?? 0)
  }
  return check === 0
}

/** Letter of a Spanish DNI or NIE, upper case. @see Real Decreto 1553/2005 */
export function hasDniLetter(text: string): boolean {
  const number = text.slice(0, -1).replace(/^[XYZ]/, (first) => String('XYZ'.indexOf(first)))
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23] === text.at(-1)
}

/** Key of a French NIR; `2A` and `2B` are Corsica. @see INSEE, RNIPP */
export function hasNirKey(text: string): boolean {
  const number = Number(text.slice(0, 13).replace('2A', '19').replace('2B', '18'))
  return 97 - (number % 97) === Number(text.slice(13))
}

/** Values of the characters of a codice fiscale at odd places. */
const oddValues: ReadonlyMap<string, number> = new Map(
  [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
  ].flatMap((value, index): readonly (readonly [string, number])[] => [
    [String.fromCharCode(0x41 + index), value],
    ...(index < 10 ? [[String(index), value] as const] : []),
  ]),
)

/** Letter of an Italian codice fiscale. @see Decreto ministeriale 23 dicembre 1976 */
export function hasCodiceLetter(text: string): boolean {
  let sum = 0
  for (let index = 0; index < 15; index++) {
    const sign = text[index] ?? ''
    const plain = /\d/.test(sign) ? Number(sign) : unitAt(sign, 0) - 0x41
    sum += index % 2 === 0 ? (oddValues.get(sign) ?? 0) : plain
  }
  return String.fromCharCode(0x41 + (sum % 26)) === text[15]
}

/** Check digit of a German Steuer-ID, and one digit twice or thrice among the first ten. @see ISO/IEC 7064 (MOD 11, 10); BZSt */
export function hasSteuerDigit(text: string): boolean {
  const distinct = new Set(text.slice(0, 10)).size
  if (text.startsWith('0') || distinct < 8 || distinct > 9) return false
  let product = 10
  for (const digit of digitsOf(text.slice(0, 10))) {
    const sum = (digit + product) % 10
    product = (2 * (sum === 0 ? 10 : sum)) % 11
  }
  return (11 - product) % 10 === Number(text[10])
}

/** The eleven test of a Dutch BSN. @see Logisch Ontwerp GBA, section 01.20 */
export function hasBsnDigit(text: string): boolean {
  const sum = weighted(text, [9, 8, 7, 6, 5, 4, 3, 2, -1])
  return sum % 11 === 0 && sum !== 0
}

/** Both check digits of a Brazilian CPF, which is never one digit throughout. @see Receita Federal */
export function hasCpfDigits(text: string): boolean {
  if (new Set(text).size === 1) return false
  return [9, 10].every((length) => {
    const weights = Array.from({ length }, (_, index) => length + 1 - index)
    return ((weighted(text.slice(0, length), weights) * 10) % 11) % 10 === Number(text[length])
  })
}

/** Check digit of a Korean registration number (before October 2020). @see Resident Registration Act */
export function hasRrnDigit(text: string): boolean {
  return (
    (11 - (weighted(text.slice(0, 12), [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 ===
    Number(text[12])
  )
}

/** Check digit of a Polish PESEL. @see Ustawa o ewidencji ludności, Art. 15 */
export function hasPeselDigit(text: string): boolean {
  return weighted(text, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0
}

/** Check digit of a Swiss AHV number, as in EAN-13. @see GS1 General Specifications, section 7.9 */
export function hasEanDigit(text: string): boolean {
  return weighted(text, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0
}
