/** Values that are one number or one date: the same written otherwise, or worked out from others. */

import { type Shift, shiftOf } from './date-shift.ts'
import { type DateInText, datesInText, dayOf } from './date-value.ts'
import { countedList, type Derivation, derive } from './derive.ts'
import { type Asked, fieldOf } from './evidence.ts'
import { type KnownNumber, unitAmong } from './known-number.ts'
import { type NumberInText, numbersInText } from './number-value.ts'
import type { OriginMatch } from './origin.ts'
import { type Candidate, matchOf, type Piece, ranked } from './piece.ts'
import { hashOf } from './token.ts'
import { hashOfNumber } from './typed-places.ts'
import { type Unit, unitBeside, unitOfField } from './unit.ts'
import type { ValueIndex } from './value-index.ts'
import type { ValueStore } from './value-store.ts'

/** A value with the values beside it. */
export interface TypedValue {
  readonly asked: Asked
  /** RFC 6901 from the arguments. */
  readonly pointer: string
  readonly text: string
  /** All leaves of the call. */
  readonly beside: readonly (readonly [pointer: string, value: unknown])[]
}

/** Places that are looked at for one number or date. */
const maxPlaces = 24
/** UTF-16 code units around a date that may say which half of the day is meant. */
const around = 16
/** Longer texts are no single number or date. */
const maxLength = 64

/** The same number, with the same unit if the value has one, written in any form. */
export function numberOf({ asked, text }: TypedValue, index: ValueIndex): Piece | undefined {
  const only = onlyNumber(text)
  if (only === undefined) return undefined
  const candidates = index.stores.flatMap((store) =>
    placesOf(store, store.numbers, hashOfNumber(only.value)).flatMap((place): Candidate[] => {
      const { leaf, span } = place
      const there = leaf.text.slice(span[0], span[1])
      const isPlain = plainDigits.test(there) && Number(there) === only.value
      const same = isPlain
        ? undefined
        : numbersInText(there).find(({ value }) => value === only.value)
      if (!isPlain && same === undefined) return []
      const by = same?.by ?? only.by ?? 'number-form'
      return [{ leaf, span, match: 'normalised', by: [by], share: 1 }]
    }),
  )
  return wholePiece(text, candidates, asked)
}

/** What `numbersInText` reads as one number in plain digits. */
const plainDigits = /^[1-9]\d{0,14}$/

function onlyNumber(text: string): NumberInText | undefined {
  if (text.length > maxLength) return undefined
  const [only, second] = numbersInText(text)
  if (only === undefined || second !== undefined) return undefined
  const before = text.slice(0, only.start).trim()
  const rest = text.slice(only.end).trim()
  if (before !== '' && !/^(?:[A-Z]{3}|~|about)$/i.test(before)) return undefined
  return rest === '' || unitBeside(text, only.start, only.end) !== undefined ? only : undefined
}

/** A number that follows from others; every operand is a part. */
export function derivedOf(
  value: TypedValue,
  index: ValueIndex,
  known: () => readonly KnownNumber[],
): Piece | undefined {
  const { pointer, text } = value
  const only = onlyNumber(text)
  if (only === undefined) return undefined
  const wanted = {
    value: only.value,
    decimals: /[.,](\d+)\D*$/.exec(text)?.[1]?.length ?? 0,
    unit: unitOf(value, only),
  }
  const derived = derive(wanted, known)
  if (derived !== undefined) return operands(text, derived)
  const returns = index.stores[1].latest(2)
  const counted = countedList(only.value, fieldOf(pointer), returns)
  if (counted === undefined) return undefined
  const { flow, server, integrity, confidentiality } = counted.observation
  const match: OriginMatch = {
    flow,
    pointer: counted.pointer,
    match: 'derived',
    by: ['count'],
    share: 1,
    ...(server === undefined ? {} : { server }),
    integrity,
    confidentiality,
  }
  return { start: 0, end: text.length, matches: [match], isDistinctive: false }
}

function unitOf({ pointer, text, beside }: TypedValue, only: NumberInText): Unit | undefined {
  const parent = pointer.slice(0, pointer.lastIndexOf('/') + 1)
  return (
    unitBeside(text, only.start, only.end) ??
    unitOfField(fieldOf(pointer)) ??
    unitAmong(parent, beside)
  )
}

/** Operands of one derivation that are kept. */
const maxOperands = 8

function operands(text: string, { from, by }: Derivation): Piece {
  const share = 1 / from.length
  const matches = from
    .slice(0, maxOperands)
    .map(({ leaf, span }) => matchOf({ leaf, span, match: 'derived', by: [by], share }))
  return { start: 0, end: text.length, matches, isDistinctive: false }
}

/** The same date or time in any form; a date with a time may have one of each. */
export function datesOf({ asked, text }: TypedValue, index: ValueIndex): readonly Piece[] {
  const groups = onlyDates(text)
  const whole = groups.reduce((sum, { length }) => sum + length, 0)
  return groups.flatMap(({ isos, start, end, length }) => {
    const candidates = isos.flatMap((iso) =>
      keysOf(iso).flatMap((key) =>
        index.stores.flatMap((store) =>
          placesOf(store, store.dates, hashOf(key)).flatMap(({ leaf, span }): Candidate[] => {
            const there = datesInText(
              leaf.text.slice(Math.max(0, span[0] - around), span[1] + around),
            )
            if (!there.some((date) => isSameDate(iso, date.iso))) return []
            const found = { match: 'normalised', by: ['date-form'], share: length / whole } as const
            return [{ leaf, span, ...found }]
          }),
        ),
      ),
    )
    const matches = ranked(candidates, asked)
    return matches.length === 0 ? [] : [{ start, end, matches, isDistinctive: false }]
  })
}

interface DateGroup {
  /** All readings of one place. */
  readonly isos: readonly string[]
  readonly start: number
  readonly end: number
  /** How much of the value it is. */
  readonly length: number
}

/** The dates and times of a value that is little else; a time at midnight only fills a form. */
function onlyDates(text: string): readonly DateGroup[] {
  if (text.length > maxLength) return []
  const groups = new Map<number, DateInText[]>()
  for (const date of datesInText(text)) {
    const isFiller = date.iso === 'T00:00' && groups.size > 0
    if (isFiller) continue
    const group = groups.get(date.start)
    if (group === undefined) groups.set(date.start, [date])
    else group.push(date)
  }
  const found = [...groups.values()].map((dates) => {
    const [{ start, end }] = dates as [DateInText]
    return { isos: dates.map(({ iso }) => iso), start, end, length: end - start }
  })
  const covered = found.reduce((sum, { length }) => sum + length, 0)
  return covered >= text.trim().length * 0.4 ? found : []
}

function keysOf(iso: string): readonly string[] {
  return /^\d{4}-\d{2}-/.test(iso) ? [iso, `-${iso.slice(4)}`] : [iso]
}

/** Dates are one where they agree in what both state. */
function isSameDate(one: string, other: string): boolean {
  if (one === other) return true
  const isFull = (iso: string): boolean => /^\d{4}-\d{2}-/.test(iso)
  if (isFull(one) && isFull(other)) return false
  return (isFull(one) ? `-${one.slice(4)}` : one) === (isFull(other) ? `-${other.slice(4)}` : other)
}

/** A date or time that follows from another. */
export function shiftedOf(
  { text }: TypedValue,
  index: ValueIndex,
  known: () => readonly KnownNumber[],
): Piece | undefined {
  const [only, second] = onlyDates(text)
  if (only === undefined || second !== undefined) return undefined
  for (const iso of only.isos) {
    const shift = shiftOf(dayOf(iso), index, known)
    if (shift !== undefined) return pieceOfShift(text, shift)
  }
  return undefined
}

function pieceOfShift(text: string, { leaf, span, number, by }: Shift): Piece {
  const share = number === undefined ? 1 : 0.5
  const found = { match: 'derived', by: [by], share } as const
  const matches = [matchOf({ leaf, span, ...found })]
  if (number !== undefined)
    matches.push(matchOf({ leaf: number.leaf, span: number.span, ...found }))
  return { start: 0, end: text.length, matches, isDistinctive: false }
}

function placesOf(store: ValueStore, places: ValueStore['numbers'], hash: number) {
  const found = []
  let place = places.latest(hash)
  for (let hops = 0; place >= 0 && hops < maxPlaces; place = places.earlier(place), hops++) {
    const leaf = store.leaf(places.leaf(place))
    const span = [places.start(place), places.end(place)] as const
    if (leaf !== undefined) found.push({ leaf, span })
  }
  return found
}

function wholePiece(
  text: string,
  candidates: readonly Candidate[],
  asked: Asked,
): Piece | undefined {
  const matches = ranked(candidates, asked)
  if (matches.length === 0) return undefined
  return { start: 0, end: text.length, matches, isDistinctive: false }
}
