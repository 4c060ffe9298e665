import type { Dialogue } from '../dialogue.ts'
import { type Chain, chainsOf } from './chains.ts'
import { defineEdit, type Edit, type EditDeps, type Edited } from './edit.ts'
import { offering, targetsInOrder, withSteps } from './steps.ts'
import { checkNames } from './templates/template-set.ts'

/** How often calls that depend on each other are swapped, where there are any. */
const prefersOwn = 0.75

/** Calls that depend on each other run in the wrong order. */
export const causalDependencyInjection: Edit = defineEdit({
  label: 'causal-dependency-injection',
  summary: 'what a call depends on, a look-up or a check of identity, comes after it',
  forms: {
    paper(gold, deps) {
      const chain = chainsOf(gold).at(-1)
      return chain === undefined ? guarded(gold, deps, 'after') : swapped(gold, chain)
    },
    hard(gold, deps) {
      const chain = deps.chance.pick(chainsOf(gold))
      return chain === undefined || !deps.chance.happens(prefersOwn)
        ? guarded(gold, deps, 'after')
        : swapped(gold, chain)
    },
  },
})

/** Both calls in each other's place. */
function swapped(gold: Dialogue, { first, second }: Chain): Edited | undefined {
  const one = gold.steps[first]
  const other = gold.steps[second]
  if (one === undefined || other === undefined) return undefined
  return withSteps(gold, gold.steps.with(first, other).with(second, one), [
    { step: first, what: 'dependent call moved in front' },
    { step: second, what: 'call that it depends on moved behind' },
  ])
}

/** A check of identity before or after the call that it is for. */
export function guarded(
  gold: Dialogue,
  { chance, templates }: EditDeps,
  place: 'before' | 'after',
): Edited | undefined {
  const found = targetsInOrder(gold, chance)[0]
  const check = chance.pick(templates.checks)
  if (found === undefined || check === undefined) return undefined
  const { tool, arguments: args, verified } = check
  if (gold.steps.some((step) => step.kind === 'call' && checkNames.has(step.name))) return undefined
  const call = {
    kind: 'call',
    name: tool.name,
    arguments: args,
    returned: JSON.stringify(verified),
  } as const
  const at = place === 'before' ? found.at : found.at + 1
  return withSteps(offering(gold, [tool], chance), gold.steps.toSpliced(at, 0, call), [
    { step: at, what: `check of identity ${place} the call` },
  ])
}
