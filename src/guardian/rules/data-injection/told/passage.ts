/**
 * Where a source says what a sentence says: the record of which a short stretch holds most of the
 * sentence's telling words, by their first letters, each weighing by how few records have it.
 * Paraphrases keep names, numbers and most nouns.
 *
 * @see Spärck Jones 1972, a statistical interpretation of term specificity
 */
import type { Observation } from '../../../../trajectory/observation.ts'
import { isForeign } from '../../../delegation/places.ts'
import { wordsOfIdentifier } from '../../../verbs.ts'

/** One record of a result: leaves that stand side by side. */
export interface SourceRecord {
  readonly read: Observation
  /** Of the longest leaf. */
  readonly pointer: string
  /** All leaves, one a line. */
  readonly text: string
  readonly stems: readonly string[]
  /** Places of each of them in `stems`. */
  readonly held: ReadonlyMap<string, readonly number[]>
  /** Where each of them begins in the text, UTF-16 code units. */
  readonly starts: readonly number[]
}

export interface Passage {
  readonly record: SourceRecord
  /** Weight of the sentence's words that stand in the stretch, 0 to 1. */
  readonly share: number
  /** Places in `record.stems`, the end exclusive. */
  readonly from: number
  readonly to: number
}

/** Observations, latest first; records; UTF-16 code units of them; what is over is left out. */
const maxObservations = 64
const maxRecords = 512
const maxText = 131_072
const shortestLeaf = 3
const stemLength = 6
/** Words of a record in which a sentence must stand, for each of its own. */
const stretch = 4
const shortestStretch = 24

const common: ReadonlySet<string> = new Set(
  'the and for with that this from are was were has have had been being not but you your our their his her its they them who which will would can could should may might into onto over under about after before during also than then there here what when where while some any all each more most very just only such hello regards best dear discus asked'.split(
    ' ',
  ),
)

const telling = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}|[\p{L}\p{N}]{3,40}|\d{2}/gu

/** The first letters of the telling words of a text, in order. */
export function tellingStems(text: string): readonly string[] {
  return stemsIn(text).stems
}

function stemsIn(text: string): Pick<SourceRecord, 'stems' | 'starts'> {
  const stems: string[] = []
  const starts: number[] = []
  for (const { 0: found, index } of text.matchAll(telling)) {
    const word = found.toLowerCase()
    if (common.has(word)) continue
    stems.push(stemOf(word))
    starts.push(index)
    // `2026-05-03` is the third of May.
    const month = /^\d{4}$/.test(word) ? monthBehind(text, index + 4) : undefined
    if (month === undefined) continue
    stems.push(month)
    starts.push(index)
  }
  return { stems, starts }
}

/** The first letters of a word without its English ending: `closing` and `close` are one. */
function stemOf(word: string): string {
  const stem = word.length < 5 ? word : word.replace(/(?:ing|ied|ies|ed|es|s|ly|e|y)$/, '')
  return (stem.length < 3 ? word : stem).slice(0, stemLength)
}

const monthStems =
  'january february march april may june july august september october november december'
    .split(' ')
    .map(stemOf)

function monthBehind(text: string, at: number): string | undefined {
  const [, month] = /^-(\d{2})-\d{2}/.exec(text.slice(at, at + 6)) ?? []
  return month === undefined ? undefined : monthStems[Number(month) - 1]
}

const published = new Set(
  'news web internet wiki wikipedia article articles browse browser fetch crawl scrape weather stock stocks movie movies film song songs product products recipe recipes restaurant restaurants hotel hotels flight flights listing listings catalog catalogue arxiv paper papers'.split(
    ' ',
  ),
)

/** Whether a read is of what everybody may read: news, the web, a catalogue. */
function isPublished({ unit = '' }: Observation): boolean {
  return wordsOfIdentifier(unit.slice(unit.indexOf(':') + 1, 256)).some((word) =>
    published.has(word),
  )
}

const recordsOf = new WeakMap<Observation, readonly SourceRecord[]>()

/** The records that were read so far of what is not published, latest first. */
export function privateRecords(observations: readonly Observation[]): readonly SourceRecord[] {
  const found: SourceRecord[] = []
  let left = maxText
  for (const read of observations.slice(-maxObservations).toReversed()) {
    if (!isForeign(read) || isPublished(read)) continue
    let records = recordsOf.get(read)
    if (records === undefined) {
      records = readRecords(read)
      recordsOf.set(read, records)
    }
    for (const record of records) {
      left -= record.text.length
      if (left < 0 || found.length >= maxRecords) return found
      found.push(record)
    }
  }
  return found
}

function readRecords(read: Observation): readonly SourceRecord[] {
  const texts = new Map<string, { pointer: string; longest: number; text: string }>()
  let left = maxText
  for (const [pointer, value] of read.leaves) {
    if (typeof value !== 'string' || value.length < shortestLeaf) continue
    if (left <= 0) break
    const part = value.slice(0, left)
    left -= part.length
    const key = recordOf(pointer)
    const known = texts.get(key)
    if (known === undefined) texts.set(key, { pointer, longest: part.length, text: part })
    else {
      known.text += `\n${part}`
      if (part.length > known.longest) {
        known.pointer = pointer
        known.longest = part.length
      }
    }
  }
  return [...texts.values()].map(({ pointer, text }) => {
    const { stems, starts } = stemsIn(text)
    return { read, pointer, text, stems, starts, held: placesOf(stems) }
  })
}

/** The pointer of what holds a leaf; items of a list of values stand in what holds the list. */
function recordOf(pointer: string): string {
  const own = pointer.replace(/\/\d{1,6}$/, '')
  return own.slice(0, own.lastIndexOf('/'))
}

/** The passage that says most of what a sentence says; undefined where none shares a word. */
export function passageOf(records: readonly SourceRecord[], sentence: string): Passage | undefined {
  const own = new Set(tellingStems(sentence))
  if (own.size === 0) return undefined
  const weights = weightsOf(own, records)
  let total = 0
  for (const weight of weights.values()) total += weight
  let best: Passage | undefined
  for (const record of records) {
    if (heldWeight(record, weights) <= (best?.share ?? 0) * total) continue
    const found = bestStretch(record, weights, Math.max(shortestStretch, stretch * own.size))
    const share = found.weight / total
    if (found.weight > 0 && share > (best?.share ?? 0))
      best = { record, share, from: found.from, to: found.to }
  }
  return best
}

/** What each stem weighs: more where few records have it. */
function weightsOf(
  own: ReadonlySet<string>,
  records: readonly SourceRecord[],
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  const held = new Map<string, number>()
  for (const record of records) {
    for (const stem of own) if (record.held.has(stem)) held.set(stem, (held.get(stem) ?? 0) + 1)
  }
  // A word that no record has is the model's own: it weighs as one that all have.
  for (const stem of own) {
    const holding = held.get(stem) ?? records.length
    weights.set(stem, Math.log(1 + (records.length + 1) / (holding + 0.5)))
  }
  return weights
}

/** The most that any stretch of the record can weigh. */
function heldWeight({ held }: SourceRecord, weights: ReadonlyMap<string, number>): number {
  let weight = 0
  for (const [stem, own] of weights) if (held.has(stem)) weight += own
  return weight
}

interface Stretch {
  readonly from: number
  readonly to: number
  readonly weight: number
}

/** The stretch of `width` words that holds the greatest weight: only its own words are looked at. */
function bestStretch(
  { held }: SourceRecord,
  weights: ReadonlyMap<string, number>,
  width: number,
): Stretch {
  const found: { readonly at: number; readonly stem: string; readonly weight: number }[] = []
  for (const [stem, weight] of weights)
    for (const at of held.get(stem) ?? []) found.push({ at, stem, weight })
  found.sort((one, other) => one.at - other.at)
  const counts = new Map<string, number>()
  let weight = 0
  let first = 0
  let best: Stretch = { from: 0, to: 0, weight: 0 }
  for (const entering of found) {
    const count = counts.get(entering.stem) ?? 0
    if (count === 0) weight += entering.weight
    counts.set(entering.stem, count + 1)
    for (let one = found[first]; one !== undefined && one.at <= entering.at - width; ) {
      const left = (counts.get(one.stem) ?? 0) - 1
      counts.set(one.stem, left)
      if (left === 0) weight -= one.weight
      one = found[++first]
    }
    if (weight > best.weight)
      best = { from: Math.max(0, entering.at - width + 1), to: entering.at + 1, weight }
  }
  return best
}

function placesOf(stems: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const [at, stem] of stems.entries()) {
    const known = places.get(stem)
    if (known === undefined) places.set(stem, [at])
    else known.push(at)
  }
  return places
}
