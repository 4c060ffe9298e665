/**
 * MCIP-Bench: gold dialogues, edited into cases of each risk, and what judges make of them.
 *
 * sources -> dialogues and pool -> synthesise -> cases -> evaluate -> report. This file holds the
 * dialogue as edits see it: a call and what it returned are one step, so that an edit moves,
 * removes or replaces them together.
 */
import type { JsonObject } from '../mcp/json.ts'

export interface Dialogue {
  /** Unique within its source. */
  readonly id: string
  /** Name of the data set; splits keep sources apart. */
  readonly source: string
  /** SPDX id of the licence that its data set is under, where known. */
  readonly license?: string
  /** The functions on offer, in the order given. */
  readonly tools: readonly DialogueTool[]
  readonly steps: readonly DialogueStep[]
}

export interface DialogueTool {
  readonly name: string
  readonly description?: string
  /** JSON Schema of the arguments. */
  readonly parameters?: JsonObject
}

export type DialogueStep = WordsStep | CallStep

/** A turn of the user, an answer to the user, or what the host set up. */
export interface WordsStep {
  readonly kind: 'user' | 'assistant' | 'system'
  readonly text: string
}

export interface CallStep {
  readonly kind: 'call'
  readonly name: string
  readonly arguments: JsonObject
  /** Text of what the function returned; absent where nothing ever did. */
  readonly returned?: string
}

/** The calls of a dialogue, in order, each with its place among the steps. */
export function callsOf({ steps }: Pick<Dialogue, 'steps'>): readonly (CallStep & {
  readonly at: number
})[] {
  return steps.flatMap((step, at) => (step.kind === 'call' ? [{ ...step, at }] : []))
}

/** Whether every call returned something, at least one was made, and words answer the last one. */
export function isComplete({ steps }: Pick<Dialogue, 'steps'>): boolean {
  const last = steps.findLastIndex(({ kind }) => kind === 'call')
  if (last === -1 || steps[0]?.kind === 'call') return false
  const isAnswered = steps.slice(last + 1).some(({ kind }) => kind === 'assistant')
  return isAnswered && steps.every((step) => step.kind !== 'call' || step.returned !== undefined)
}
