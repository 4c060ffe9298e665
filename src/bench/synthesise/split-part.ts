/** The part of a dialogue that a split may have: its first turns whose functions are all of that part. */
import type { Dialogue } from '../dialogue.ts'
import { partOfFunction, type SplitPart, spelledAlike } from '../pool.ts'
import { turnEnd } from './steps.ts'
import { functionNamesOf, templatesOf } from './templates/template-set.ts'

export type Split = SplitPart | 'all'

export const splits: readonly Split[] = ['train', 'test', 'all']

/** Functions of templates, in one spelling, by the half that they are of. */
const ofTemplates = new Map<string, SplitPart>(
  (['train', 'test'] as const).flatMap((part) =>
    functionNamesOf(templatesOf(part)).map((name) => [spelledAlike(name), part]),
  ),
)

/** Which part a function may stand in: that of the templates that have it, else by its name. */
export function partOfName(name: string): SplitPart {
  return ofTemplates.get(spelledAlike(name)) ?? partOfFunction(name)
}

/** Whether a function may stand in a case of `split`. */
export function isOfPart(name: string, split: Split): boolean {
  return split === 'all' || partOfName(name) === split
}

/** With the functions of that part only; undefined where no call is left. */
export function partOf(gold: Dialogue, split: Split): Dialogue | undefined {
  if (split === 'all') return gold
  const foreign = gold.steps.findIndex(
    (step) => step.kind === 'call' && !isOfPart(step.name, split),
  )
  const end = foreign === -1 ? gold.steps.length : turnStart(gold, foreign)
  const steps = gold.steps.slice(0, end)
  if (!steps.some(({ kind }) => kind === 'call')) return undefined
  const tools = gold.tools.filter(({ name }) => isOfPart(name, split))
  return { ...gold, steps, tools }
}

/** Where the turn of step `at` begins. */
function turnStart({ steps }: Dialogue, at: number): number {
  let start = 0
  while (turnEnd(steps, start) <= at) start = turnEnd(steps, start)
  return start
}
