/** Learned likeness between what was asked, the function, its arguments, and what came back. */
import type { JsonObject } from '../../../mcp/json.ts'
import type { OfferedTool } from '../../../trajectory/memory.ts'
import type { ObservedLeaf } from '../../../trajectory/observation.ts'
import { observedLeaves } from '../../../trajectory/observed-leaves.ts'
import type { JudgeInput, TurnInput } from '../../judge.ts'
import { askedIn } from '../../task/asked.ts'
import type { CallStanding } from '../../task/standing.ts'
import type { Put } from '../feature-table.ts'
import { latestTurnOf } from './latest-turn.ts'
import { nameOf } from './order-features.ts'
import type { ReturnedCall } from './return-features.ts'
import type { Recent } from './unit-features.ts'

/** A text as a vector of length 1, or of zeros where nothing is known of it. */
export interface LikenessOf {
  vectorOf(text: string): Float32Array
}

/** Functions on offer that are compared, and UTF-16 code units of a text. */
const maxOffered = 128
const maxText = 1_024

const known = new WeakMap<LikenessOf, WeakMap<object, Float32Array>>()

export function putTextOfCall(
  put: Put,
  { past }: JudgeInput,
  { name, definition, asked, args }: CallStanding,
  { calls }: Recent,
  likeness: LikenessOf,
): void {
  const latest = latestTurnOf(past) ?? asked
  const own = vectorOfTool(likeness, name, definition)
  const turn = vectorFor(likeness, latest, latest.written)
  const all = vectorFor(likeness, asked, asked.written)
  const alike = dot(turn, own)
  put('text-function', alike)
  put('text-function-all', dot(all, own))
  let best = alike
  let above = 0
  const offered = past.offered.slice(0, maxOffered)
  for (const tool of offered) {
    const one = dot(turn, vectorOfOffered(likeness, tool))
    if (one > best) best = one
    if (one > alike) above++
  }
  put('text-lead', best - alike)
  if (offered.length > 0) put('text-rank', above / offered.length)
  const leaves = observedLeaves(args)
  if (leaves.length > 0) {
    put('text-arguments', dot(likeness.vectorOf(textOf(leaves)), own))
    put('text-values', dot(likeness.vectorOf(valuesOf(leaves)), turn))
  }
  const [before] = calls
  if (before !== undefined) put('text-earlier', dot(own, likeness.vectorOf(nameOf(before))))
}

export function putTextOfReturn(
  put: Put,
  { past, tool, server }: JudgeInput,
  { name, result }: ReturnedCall,
  likeness: LikenessOf,
): void {
  const leaves = observedLeaves({ content: result.content ?? null })
  if (leaves.length === 0) return
  const own = likeness.vectorOf(textOf(leaves))
  const definition =
    tool(name)?.value ??
    past.offered.find((one) => one.name === name && one.server === server.id)?.definition
  put('text-return', dot(own, vectorOfTool(likeness, name, definition)))
  const latest = latestTurnOf(past)
  if (latest !== undefined) {
    put('text-return-query', dot(own, vectorFor(likeness, latest, latest.written)))
  }
}

export function putTextOfAnswer(
  put: Put,
  { text, past }: TurnInput,
  { latestReturn }: Recent,
  likeness: LikenessOf,
): void {
  const own = likeness.vectorOf(text.slice(0, maxText))
  const latest = latestTurnOf(past) ?? askedIn(past)
  if (latest !== undefined)
    put('text-answer', dot(own, vectorFor(likeness, latest, latest.written)))
  if (latestReturn !== undefined && latestReturn.leaves.length > 0) {
    put('text-answer-return', dot(own, likeness.vectorOf(textOf(latestReturn.leaves))))
  }
}

/** Name and description of a function, as the encoder learned them. */
export function toolText(name: string, definition: JsonObject | undefined): string {
  const description = definition?.description
  return typeof description === 'string' ? `${name} ${description.slice(0, maxText)}` : name
}

function vectorOfTool(
  likeness: LikenessOf,
  name: string,
  definition: JsonObject | undefined,
): Float32Array {
  const text = toolText(name, definition)
  return definition === undefined ? likeness.vectorOf(text) : vectorFor(likeness, definition, text)
}

function vectorOfOffered(likeness: LikenessOf, { name, definition }: OfferedTool): Float32Array {
  return vectorFor(likeness, definition, toolText(name, definition))
}

/** Worked out once for each object that lasts. */
function vectorFor(likeness: LikenessOf, key: object, text: string): Float32Array {
  let vectors = known.get(likeness)
  if (vectors === undefined) {
    vectors = new WeakMap()
    known.set(likeness, vectors)
  }
  let vector = vectors.get(key)
  if (vector === undefined) {
    vector = likeness.vectorOf(text.slice(0, 2 * maxText))
    vectors.set(key, vector)
  }
  return vector
}

/** Fields and values, the way a person would read them out. */
function textOf(leaves: readonly ObservedLeaf[]): string {
  return leaves
    .slice(0, 48)
    .map(([pointer, value]) => `${pointer.slice(pointer.lastIndexOf('/') + 1)} ${value}`)
    .join(' ')
    .slice(0, maxText)
}

function valuesOf(leaves: readonly ObservedLeaf[]): string {
  return leaves
    .slice(0, 48)
    .map(([, value]) => String(value))
    .join(' ')
    .slice(0, maxText)
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}
