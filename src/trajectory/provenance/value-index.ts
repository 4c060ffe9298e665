/**
 * The values that moved in a trajectory, findable by their words, numbers and dates. A cache of
 * observations: what they leave out, nothing here knows.
 */
import type { Observation, ObservedLeaf } from '../observation.ts'
import { datesInText } from './date-value.ts'
import { decodings } from './decode.ts'
import type { KnownNumber } from './derive.ts'
import { numbersInText } from './number-value.ts'
import { type Token, tokensOf } from './token.ts'

export interface IndexedLeaf {
  readonly observation: Observation
  readonly pointer: string
  /** The text that is searched: the leaf's own, or what it says once decoded. */
  readonly text: string
  readonly tokens: readonly Token[]
  /** The decoding that gave the text; spans in it are none of the leaf. */
  readonly decodedBy: string | undefined
}

/** Where a token stands. */
export interface Posting {
  readonly leaf: number
  readonly token: number
}

export interface ValueIndex {
  add(observation: Observation): void
  /** Takes out the oldest observation; ids of leaves stay as they are. */
  remove(observation: Observation): void
  leaf(id: number): IndexedLeaf | undefined
  /** Leaves whose whole text is `text`, latest last. */
  whole(text: string): readonly number[]
  /** Places of a token, latest last. */
  postings(norm: string): readonly Posting[]
  /** Leaves in which a number stands. */
  numbers(value: number): readonly KnownNumber[]
  /** Leaves in which a date or time stands, as ISO 8601. */
  dates(iso: string): readonly { readonly leaf: number; readonly span: readonly [number, number] }[]
  /** The latest numbers, at most 256, oldest first. */
  recentNumbers(): readonly KnownNumber[]
  /** All leaves, latest first. */
  leaves(): Iterable<readonly [number, IndexedLeaf]>
}

/** @see design: derived matches look at the 256 most recent numbers */
const maxRecentNumbers = 256
/** Places of one token that are kept; of a frequent word the earlier ones go. */
const maxPostings = 256

export function createValueIndex(): ValueIndex {
  const leaves = new Map<number, IndexedLeaf>()
  const idsOf = new Map<Observation, number[]>()
  const wholes = new Map<string, number[]>()
  const tokens = new Map<string, Posting[]>()
  const numbers = new Map<number, KnownNumber[]>()
  const dates = new Map<string, { leaf: number; span: readonly [number, number] }[]>()
  let recent: KnownNumber[] = []
  let next = 0

  function addLeaf(observation: Observation, [pointer, value]: ObservedLeaf): void {
    if (typeof value === 'boolean') return
    const text = String(value)
    if (text === '') return
    index(observation, pointer, text, undefined)
    if (typeof value !== 'string') return
    for (const { text: decoded, by } of decodings(text)) index(observation, pointer, decoded, by)
  }

  function index(
    observation: Observation,
    pointer: string,
    text: string,
    by: string | undefined,
  ): void {
    const id = next++
    const leaf: IndexedLeaf = { observation, pointer, text, tokens: tokensOf(text), decodedBy: by }
    leaves.set(id, leaf)
    push(idsOf, observation, id)
    push(wholes, text, id)
    for (const [token, { norm }] of leaf.tokens.entries()) {
      const places = tokens.get(norm)
      if (places === undefined) tokens.set(norm, [{ leaf: id, token }])
      else {
        if (places.length >= maxPostings) places.splice(0, maxPostings / 2)
        places.push({ leaf: id, token })
      }
    }
    if (
      !/\d|teen|ty\b|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million/i.test(
        text,
      )
    )
      return
    const field = pointer.slice(pointer.lastIndexOf('/') + 1).toLowerCase()
    for (const { value, start, end } of numbersInText(text)) {
      const around =
        `${field} ${text.slice(Math.max(0, start - 2), start)} ${text.slice(end, end + 16)}`.toLowerCase()
      const list = pointer.replace(/\/\d+(?=\/|$)/g, '/*')
      const known = {
        value,
        leaf: id,
        span: [start, end] as const,
        around,
        flow: observation.flow,
        list,
      }
      push(numbers, value, known)
      recent.push(known)
    }
    if (recent.length > maxRecentNumbers * 2) recent = recent.slice(-maxRecentNumbers)
    for (const { iso, start, end } of datesInText(text))
      push(dates, iso, { leaf: id, span: [start, end] as const })
  }

  return {
    add(observation) {
      for (const leaf of observation.leaves) addLeaf(observation, leaf)
    },
    remove(observation) {
      const gone = new Set(idsOf.get(observation))
      idsOf.delete(observation)
      for (const id of gone) {
        const leaf = leaves.get(id)
        if (leaf === undefined) continue
        leaves.delete(id)
        filter(wholes, leaf.text, (place) => place !== id)
        for (const { norm } of leaf.tokens) filter(tokens, norm, (place) => place.leaf !== id)
        for (const { value } of numbersInText(leaf.text))
          filter(numbers, value, (place) => place.leaf !== id)
        for (const { iso } of datesInText(leaf.text))
          filter(dates, iso, (place) => place.leaf !== id)
      }
      recent = recent.filter(({ leaf }) => !gone.has(leaf))
    },
    leaf: (id) => leaves.get(id),
    whole: (text) => wholes.get(text) ?? [],
    postings: (norm) => tokens.get(norm) ?? [],
    numbers: (value) => numbers.get(value) ?? [],
    dates: (iso) => dates.get(iso) ?? [],
    recentNumbers: () => recent.slice(-maxRecentNumbers),
    leaves: () => [...leaves.entries()].reverse(),
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}

function filter<K, V>(map: Map<K, V[]>, key: K, keep: (value: V) => boolean): void {
  const values = map.get(key)?.filter(keep)
  if (values === undefined) return
  if (values.length === 0) map.delete(key)
  else map.set(key, values)
}
