/**
 * What a model can see of a case that reads none of it: counts, lengths, places, forms of ids, and
 * how often words stand in the part that was edited.
 */
import type { BenchCase } from '../bench-case.ts'
import { createChance, hashOf } from '../chance.ts'
import { callsOf, type DialogueStep } from '../dialogue.ts'
import type { Matrix } from '../train/bins.ts'
import { turnEnd } from './steps.ts'
import { jsonOf, leavesOf } from './values.ts'

/** Words are counted by the remainder of their hash. */
const buckets = 96
const maxWords = 400

/** What counts as edited: all of the turn, or only the steps themselves. */
export type EditedPart = 'turn' | 'steps'

/** One row a case. */
export function leakFeatures(cases: readonly BenchCase[], part: EditedPart): Matrix {
  const rows = cases.map((one) => rowOf(one, part))
  const features = rows[0]?.length ?? 0
  return { rows: rows.length, features, values: Float32Array.from(rows.flat()) }
}

function rowOf(one: BenchCase, part: EditedPart): readonly number[] {
  const { steps, tools } = one.dialogue
  const places = editedPlaces(one)
  const last = places.at(-1) ?? 0
  const calls = callsOf(one.dialogue)
  const count = (kind: DialogueStep['kind']): number =>
    steps.filter((step) => step.kind === kind).length
  const turnFrom = Math.max(
    0,
    steps.findLastIndex(({ kind }, at) => at <= last && kind === 'user'),
  )
  const turn = steps.slice(turnFrom, turnEnd(steps, last))
  const place = part === 'turn' ? turnFrom : last
  const edited = part === 'turn' ? turn : places.flatMap((at) => steps[at] ?? [])
  const said = steps.flatMap((step) => (step.kind === 'user' ? [step.text.length] : []))
  return [
    steps.length,
    count('user'),
    count('assistant'),
    calls.length,
    tools.length,
    total(said),
    steps[0]?.kind === 'call' ? 0 : (steps[0]?.text.length ?? 0),
    total(steps.map((step) => (step.kind === 'assistant' ? step.text.length : 0))),
    total(calls.map(({ returned = '' }) => returned.length)),
    JSON.stringify(tools).length / Math.max(1, tools.length),
    place,
    place / Math.max(1, steps.length),
    steps.length - place,
    turn.length,
    turn.filter(({ kind }) => kind === 'call').length,
    lengthOf(turn, 'user'),
    lengthOf(turn, 'assistant'),
    ...formOf(edited),
    ...wordCounts(edited),
  ]
}

/** The steps that were changed; a call of chance where none was. */
export function editedPlaces({ id, dialogue, origin }: BenchCase): readonly number[] {
  const places = origin.changed.flatMap(({ step }) => (step === undefined ? [] : [step]))
  if (places.length > 0) return places
  const calls = callsOf(dialogue).map(({ at }) => at)
  return [createChance(origin.seed, id).pick(calls) ?? 0]
}

function lengthOf(steps: readonly DialogueStep[], kind: 'user' | 'assistant'): number {
  return total(steps.map((step) => (step.kind === kind ? step.text.length : 0)))
}

/** Lengths of names, arguments and return, and what their values look like. */
function formOf(edited: readonly DialogueStep[]): readonly number[] {
  const calls = edited.flatMap((step) => (step.kind === 'call' ? [step] : []))
  const words = edited.flatMap((step) => (step.kind === 'call' ? [] : [step.text]))
  const names = calls.map(({ name }) => name).join(' ')
  const values = calls.flatMap((call) => leavesOf(call.arguments).map(({ value }) => String(value)))
  const returned = calls.map((call) => call.returned ?? '').join('\n')
  const given = values.join(' ')
  const ids = calls.flatMap((call) =>
    leavesOf(jsonOf(call.returned ?? '')).map(({ value }) => String(value)),
  )
  return [
    calls.length === 0 ? Number.NaN : names.length,
    (names.match(/[_A-Z.-]/g) ?? []).length,
    (names.match(/[A-Z]/g) ?? []).length,
    (names.match(/\d/g) ?? []).length,
    values.length,
    given.length,
    share(given, /\d/g),
    share(given, /[A-Z]/g),
    share(given, /[-_@:./]/g),
    calls.length === 0 ? Number.NaN : returned.length,
    share(returned, /\d/g),
    (returned.match(/"[^"]{0,60}":/g) ?? []).length,
    calls.filter((call) => /^[{[]/.test(call.returned ?? '')).length,
    (returned.match(/\s/g) ?? []).length,
    ids.length,
    Math.max(0, ...ids.map((one) => one.length)),
    words.join(' ').length,
    share(words.join(' '), /\d/g),
  ]
}

function share(text: string, pattern: RegExp): number {
  return text === '' ? Number.NaN : (text.match(pattern) ?? []).length / text.length
}

function wordCounts(edited: readonly DialogueStep[]): readonly number[] {
  const counts = new Array<number>(buckets).fill(0)
  const text = edited
    .map((step) =>
      step.kind === 'call'
        ? `${step.name} ${JSON.stringify(step.arguments)} ${step.returned ?? ''}`
        : step.text,
    )
    .join(' ')
  const words =
    text
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  for (const word of words.slice(0, maxWords)) {
    const bucket = hashOf(word) % buckets
    counts[bucket] = (counts[bucket] ?? 0) + 1
  }
  return counts
}

function total(all: readonly number[]): number {
  return all.reduce((sum, one) => sum + one, 0)
}
