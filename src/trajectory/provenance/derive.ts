/**
 * Numbers that were worked out from earlier ones: converted, added, multiplied, or taken over a
 * list. Chance is the enemy here: any small number is the sum of some two others. So a value must
 * have three significant digits, operands stand in one content, and a conversion needs a unit.
 */

/** A number that moved earlier. */
export interface KnownNumber {
  readonly value: number
  /** Place of the leaf in the index, and of the number in the leaf. */
  readonly leaf: number
  readonly span: readonly [number, number]
  /** Names and words around it, lower case: the field's name and what follows the number. */
  readonly around: string
  /** `seq` of the flow that it stands in. */
  readonly flow: number
  /** The leaf's pointer with indexes left out: one for all items of a list. */
  readonly list: string
}

export interface Derivation {
  readonly from: readonly KnownNumber[]
  /** `unit`, `sum`, `difference`, `product`, `quotient`, `percent`, `total`, `mean`, `count`. */
  readonly by: string
}

/** Numbers of one content whose pairs are tried. */
const maxPairs = 48

type Conversion = readonly [from: RegExp, to: RegExp, convert: (value: number) => number]

const conversions: readonly Conversion[] = [
  ...linear('kg|kilo', 'lb|pound', 2.204_622_62),
  ...linear('km|kilomet', 'mile|\\bmi\\b', 0.621_371_192),
  ...linear('\\bm\\b|\\bmet(?:er|re)', 'ft|feet|foot', 3.280_839_9),
  ...linear('cm|centimet', 'inch|\\bin\\b', 0.393_700_787),
  ...linear('\\bm\\b|\\bmet(?:er|re)', 'cm|centimet', 100),
  ...linear('km|kilomet', '\\bm\\b|\\bmet(?:er|re)', 1_000),
  ...linear('kg|kilo', '\\bg\\b|gram', 1_000),
  ...linear('lit(?:er|re)', 'gallon', 0.264_172_052),
  ...linear('hour|\\bh\\b|hrs?', 'min', 60),
  ...linear('min', 'sec|\\bs\\b', 60),
  ...linear('hour|\\bh\\b|hrs?', 'sec|\\bs\\b', 3_600),
  ...linear('day', 'hour|\\bh\\b|hrs?', 24),
  ...linear('week', 'day', 7),
  ...linear('sec|\\bs\\b', 'ms|milli', 1_000),
  ...linear('eur|usd|dollar|gbp|pound|price|amount|cost|[$€£]', 'cent|penc|minor', 100),
  ...linear('gb|giga', 'mb|mega', 1_024),
  [/celsius|°c|\bc\b/, /fahrenheit|°f|\bf\b/, (degrees) => degrees * 1.8 + 32],
  [/fahrenheit|°f|\bf\b/, /celsius|°c|\bc\b/, (degrees) => (degrees - 32) / 1.8],
]

/** A conversion and the way back. */
function linear(from: string, to: string, factor: number): readonly Conversion[] {
  const [one, other] = [new RegExp(from), new RegExp(to)]
  return [
    [one, other, (value) => value * factor],
    [other, one, (value) => value / factor],
  ]
}

/**
 * How `wanted` follows from `known`, or undefined.
 *
 * @param around words around the wanted value: its field's name, its unit
 */
export function derive(
  wanted: number,
  written: string,
  around: string,
  known: readonly KnownNumber[],
): Derivation | undefined {
  if (significantDigits(written) < 3) return undefined
  const decimals = /[.,](\d+)\D*$/.exec(written)?.[1]?.length ?? 0
  const isWanted = (value: number): boolean =>
    Math.abs(value - wanted) <= 0.5 * 10 ** -decimals * 1.000_001
  return (
    converted(isWanted, around, known) ??
    overLists(isWanted, known) ??
    ofPairs(isWanted, decimals, known)
  )
}

function significantDigits(written: string): number {
  return written.replace(/[^\d]/g, '').replace(/^0+/, '').replace(/0+$/, '').length
}

function converted(
  isWanted: (value: number) => boolean,
  around: string,
  known: readonly KnownNumber[],
): Derivation | undefined {
  for (const number of known) {
    for (const [from, to, convert] of conversions) {
      if (!from.test(number.around) || !to.test(around)) continue
      if (isWanted(convert(number.value))) return { from: [number], by: 'unit' }
    }
  }
  return undefined
}

function overLists(
  isWanted: (value: number) => boolean,
  known: readonly KnownNumber[],
): Derivation | undefined {
  for (const items of groups(known, ({ flow, list }) => `${flow}:${list}`)) {
    if (items.length < 3) continue
    const sum = items.reduce((total, { value }) => total + value, 0)
    if (isWanted(sum)) return { from: items, by: 'total' }
    if (isWanted(sum / items.length)) return { from: items, by: 'mean' }
  }
  return undefined
}

function ofPairs(
  isWanted: (value: number) => boolean,
  decimals: number,
  known: readonly KnownNumber[],
): Derivation | undefined {
  for (const numbers of groups(known, ({ flow }) => String(flow))) {
    const tried = numbers.slice(-maxPairs)
    for (const [index, one] of tried.entries()) {
      for (const other of tried.slice(index + 1)) {
        const by = pairOf(isWanted, decimals, one.value, other.value)
        if (by !== undefined) return { from: [one, other], by }
      }
    }
  }
  return undefined
}

function pairOf(
  isWanted: (value: number) => boolean,
  decimals: number,
  one: number,
  other: number,
): string | undefined {
  if (one === 0 || other === 0) return undefined
  if (isWanted(one + other)) return 'sum'
  if (isWanted(Math.abs(one - other))) return 'difference'
  if (Math.min(Math.abs(one), Math.abs(other)) <= 1) return undefined
  if (isWanted(one * other)) return 'product'
  // Rounded quotients and shares hit by chance unless they have decimals.
  if (decimals === 0) return undefined
  if (isWanted(one / other) || isWanted(other / one)) return 'quotient'
  if (isWanted((one * other) / 100)) return 'percent'
  return undefined
}

function groups<T>(items: readonly T[], keyOf: (item: T) => string): Iterable<readonly T[]> {
  const found = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = found.get(key)
    if (group === undefined) found.set(key, [item])
    else group.push(item)
  }
  return found.values()
}
