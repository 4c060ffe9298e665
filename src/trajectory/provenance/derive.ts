/**
 * Numbers that were worked out from earlier ones: converted, added, multiplied, or taken over a
 * list. Chance is the enemy here: any small number is the sum of some two others. So the digits of
 * a value must outnumber the ways that were tried, and a conversion needs both units.
 */
import type { Observation } from '../observation.ts'
import { holderOf, type KnownNumber, listOf, unitOfKnown } from './known-number.ts'
import { significantDigits } from './number-value.ts'
import { converted, type Unit, unitsOf } from './unit.ts'

export interface Derivation {
  readonly from: readonly KnownNumber[]
  /** `unit`, `sum`, `difference`, `product`, `quotient`, `percent`, `total`, `mean`. */
  readonly by: string
}

export interface Wanted {
  readonly value: number
  /** Digits after the decimal point, as written. */
  readonly decimals: number
  readonly unit: Unit | undefined
}

/** Numbers of one content whose pairs are tried. */
const maxPairs = 32
/** Numbers of one object whose pairs are tried. */
const maxSiblings = 6
/** A way that hits by chance in one of this many trials is not believed. */
const rarity = 50

/** How `wanted` follows from `known`, or undefined. */
export function derive(
  wanted: Wanted,
  knownNumbers: () => readonly KnownNumber[],
): Derivation | undefined {
  const { value, decimals, unit } = wanted
  const tolerance = 0.5 * 10 ** -decimals * 1.000_001
  const isWanted = (one: number): boolean => Math.abs(one - value) <= tolerance
  // A multiple of ten says less, a rounded value no more than its digits.
  const ways = 10 ** Math.min(significantDigits(value), 9) / rarity
  if (unit === undefined && ways < 2) return undefined
  const known = knownNumbers()
  const byUnit = ofUnit(wanted, tolerance, known)
  if (byUnit !== undefined) return byUnit
  if (ways < 2) return undefined
  return overLists(isWanted, ways, known) ?? ofPairs(wanted, tolerance, ways, known)
}

function ofUnit(
  { value, unit }: Wanted,
  tolerance: number,
  known: readonly KnownNumber[],
): Derivation | undefined {
  if (unit === undefined || Math.abs(value) < 0.01) return undefined
  const isWanted = (one: number): boolean => Math.abs(one - value) <= tolerance
  const others = unitsOf(unit.dimension).filter(({ factor }) => factor !== unit.factor)
  const ranges = others.flatMap((from) => rangesOf(value, tolerance, unit, from))
  for (let at = known.length - 1; at >= 0; at--) {
    const number = known[at]
    if (number === undefined || number.value === 0) continue
    if (!ranges.some(([low, high]) => number.value >= low && number.value <= high)) continue
    const fits = others.filter((from) => converted(number.value, from, unit).some(isWanted))
    if (fits.length === 0) continue
    const from = unitOfKnown(number)
    if (from === undefined || from.dimension !== unit.dimension) continue
    if (fits.some(({ factor }) => factor === from.factor)) return { from: [number], by: 'unit' }
  }
  return undefined
}

/** The numbers that may become `value` by a conversion, with room for rounding. */
function rangesOf(
  value: number,
  tolerance: number,
  unit: Unit,
  from: Unit,
): readonly (readonly [low: number, high: number])[] {
  const ends = [value - tolerance, value + tolerance].map((end) => converted(end, unit, from))
  return (ends[0] ?? []).map((one, way) => {
    const other = ends[1]?.[way] ?? one
    const slack = (Math.abs(one) + Math.abs(other)) * 1e-9
    return [Math.min(one, other) - slack, Math.max(one, other) + slack] as const
  })
}

function overLists(
  isWanted: (value: number) => boolean,
  ways: number,
  known: readonly KnownNumber[],
): Derivation | undefined {
  const lists = [...groups(known, listOf)].filter((items) => items.length >= 3)
  if (lists.length * 2 > ways) return undefined
  for (const items of lists) {
    const sum = items.reduce((total, { value }) => total + value, 0)
    if (isWanted(sum)) return { from: items, by: 'total' }
    if (isWanted(sum / items.length)) return { from: items, by: 'mean' }
  }
  return undefined
}

/** Numbers each of which is tried with each of the others. */
interface Pairs {
  readonly ones: readonly KnownNumber[]
  /** The same as `ones` where pairs are taken within. */
  readonly others: readonly KnownNumber[]
}

/** Pairs, the likeliest first: of one object, of the user and a content, of one content. */
function ofPairs(
  wanted: Wanted,
  tolerance: number,
  ways: number,
  known: readonly KnownNumber[],
): Derivation | undefined {
  const operations = wanted.decimals === 0 ? 3 : 6
  const ofUser = known.filter(({ isOfUser }) => isOfUser)
  const contents = [...groups(known, ({ leaf }) => leaf.observation.flow)]
    .reverse()
    .map((items) => items.slice(-maxPairs))
  const objects = [...groups(known, holderOf)].map((items) => items.slice(-maxSiblings))
  const sets: readonly (readonly Pairs[])[] = [
    objects.map((items) => ({ ones: items, others: items })),
    ...contents.map((items) => [{ ones: items, others: ofUser }]),
    ...contents.map((items) => [{ ones: items, others: items }]),
  ]
  for (const set of sets) {
    const pairs = set.reduce((sum, { ones, others }) => sum + countOf(ones, others), 0)
    if (pairs === 0 || pairs * operations > ways) continue
    for (const { ones, others } of set) {
      const found = ofSet(wanted, tolerance, ones, others)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function countOf(ones: readonly KnownNumber[], others: readonly KnownNumber[]): number {
  return ones === others ? (ones.length * (ones.length - 1)) / 2 : ones.length * others.length
}

function ofSet(
  wanted: Wanted,
  tolerance: number,
  ones: readonly KnownNumber[],
  others: readonly KnownNumber[],
): Derivation | undefined {
  for (const [at, one] of ones.entries()) {
    for (let next = ones === others ? at + 1 : 0; next < others.length; next++) {
      const other = others[next]
      if (other === undefined || one === other) continue
      const by = pairOf(wanted, tolerance, one.value, other.value)
      if (by !== undefined) return { from: [one, other], by }
    }
  }
  return undefined
}

/** The first operation whose result is within `tolerance` of `value`. */
function pairOf(
  { value, decimals }: Wanted,
  tolerance: number,
  one: number,
  other: number,
): string | undefined {
  if (one === 0 || other === 0) return undefined
  const sum = Math.abs(one + other - value)
  const difference = Math.abs(Math.abs(one - other) - value)
  if ((sum <= tolerance || difference <= tolerance) && mayBeAdded(one, other)) {
    return sum <= tolerance ? 'sum' : 'difference'
  }
  if (Math.abs(one) === 1 || Math.abs(other) === 1) return undefined
  const product = one * other
  if (Math.abs(product - value) <= tolerance) return 'product'
  // Rounded quotients and shares hit by chance unless they have decimals.
  if (decimals === 0) return undefined
  if (Math.abs(one / other - value) <= tolerance || Math.abs(other / one - value) <= tolerance)
    return 'quotient'
  return Math.abs(product / 100 - value) <= tolerance ? 'percent' : undefined
}

/** An amount with decimals and a small whole number count different things. */
function mayBeAdded(one: number, other: number): boolean {
  const isCount = (value: number): boolean => Number.isInteger(value) && Math.abs(value) < 100
  return isCount(one) === isCount(other)
}

function groups<T>(items: readonly T[], keyOf: (item: T) => number): Iterable<readonly T[]> {
  const found = new Map<number, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = found.get(key)
    if (group === undefined) found.set(key, [item])
    else group.push(item)
  }
  return found.values()
}

const countNames = /(?:^|[^a-z])(?:count|num|number|total|quantity|size|length)(?:$|[^a-z])/i

/**
 * The list of a latest return that has `value` items, where the field's name asks for a count.
 *
 * @returns the pointer of the list
 */
export function countedList(
  value: number,
  field: string,
  returns: readonly Observation[],
): { readonly observation: Observation; readonly pointer: string } | undefined {
  const name = field.replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
  if (!Number.isInteger(value) || value < 3 || !countNames.test(name)) return undefined
  for (const observation of returns) {
    const lengths = new Map<string, number>()
    for (const [pointer] of observation.leaves) {
      for (const match of pointer.matchAll(/\/(\d{1,6})(?=\/|$)/g)) {
        const list = pointer.slice(0, match.index)
        lengths.set(list, Math.max(lengths.get(list) ?? 0, Number(match[1]) + 1))
      }
    }
    const found = [...lengths].find(([, length]) => length === value)
    if (found !== undefined) return { observation, pointer: found[0] }
  }
  return undefined
}
