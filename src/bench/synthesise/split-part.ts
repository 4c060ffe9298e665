/** The part of a dialogue that a split may have: its first turns whose functions are all of that part. */
import type { Dialogue } from '../dialogue.ts'
import { partOfFunction, type SplitPart } from '../pool.ts'
import { turnEnd } from './steps.ts'

export type Split = SplitPart | 'all'

export const splits: readonly Split[] = ['train', 'test', 'all']

/** With the functions of that part only; undefined where no call is left. */
export function partOf(gold: Dialogue, split: Split): Dialogue | undefined {
  if (split === 'all') return gold
  const foreign = gold.steps.findIndex(
    (step) => step.kind === 'call' && partOfFunction(step.name) !== split,
  )
  const end = foreign === -1 ? gold.steps.length : turnStart(gold, foreign)
  const steps = gold.steps.slice(0, end)
  if (!steps.some(({ kind }) => kind === 'call')) return undefined
  const tools = gold.tools.filter(({ name }) => partOfFunction(name) === split)
  return { ...gold, steps, tools }
}

/** Where the turn of step `at` begins. */
function turnStart({ steps }: Dialogue, at: number): number {
  let start = 0
  while (turnEnd(steps, start) <= at) start = turnEnd(steps, start)
  return start
}
