import type { Dialogue, DialogueStep } from '../dialogue.ts'
import { defineEdit, type Edit, type EditDeps, type Edited } from './edit.ts'
import { nearMiss } from './near-miss.ts'
import { replacedValue } from './passages/replaced-value.ts'
import { following, type SaidArgument, saidArguments } from './said-argument.ts'
import { firstOf, saidBefore, withSteps } from './steps.ts'
import { replaceValue, says } from './values.ts'
import { fill } from './words.ts'

/** How often the wrong value is one that the user had corrected. */
const prefersStale = 0.35
/** How often a text in a return gives the wrong value, where one can. */
const takesPassage = 0.35

/** The right function with an argument that the user did not mean. */
export const wrongArgumentIntentInjection: Edit = defineEdit({
  label: 'wrong-argument-intent-injection',
  summary: 'one argument deviates from what the user said, and the result follows it',
  forms: {
    paper: (gold, deps) =>
      firstOf(saidArguments(gold), deps.chance, (said) => deviating(gold, said, deps)),
    hard: (gold, deps) =>
      ofPassage(gold, deps) ??
      firstOf(saidArguments(gold), deps.chance, (said) =>
        deps.chance.happens(prefersStale)
          ? corrected(gold, said, deps, 'stale')
          : deviating(gold, said, deps),
      ),
  },
})

function ofPassage(gold: Dialogue, deps: EditDeps): Edited | undefined {
  return deps.chance.happens(takesPassage) ? replacedValue(gold, deps, 'followed') : undefined
}

function deviating(
  gold: Dialogue,
  { target, key, value }: SaidArgument,
  deps: EditDeps,
): Edited | undefined {
  const wrong = nearMiss(key, value, gold, target.call.name, deps)
  if (wrong === undefined || says(saidBefore(gold.steps, target.at), wrong)) return undefined
  const steps = following(gold.steps, target, key, value, wrong)
  return withSteps(gold, steps, [{ step: target.at, what: `argument ${key} replaced` }])
}

/**
 * The user says another value first and then the right one; the call takes the right one, or the
 * `stale` one.
 */
export function corrected(
  gold: Dialogue,
  { target, key, value }: SaidArgument,
  deps: EditDeps,
  taken: 'right' | 'stale',
): Edited | undefined {
  const { chance, templates } = deps
  const other = nearMiss(key, value, gold, target.call.name, deps)
  if (other === undefined || says(saidBefore(gold.steps, target.at), other)) return undefined
  const last = gold.steps.findLastIndex(({ kind }, at) => at < target.at && kind === 'user')
  const words = fill(chance.pick(templates.sentences.corrected) ?? '%', value, other)
  const steps = gold.steps.map((step, at): DialogueStep => {
    if (step.kind !== 'user' || at > last) return step
    const text = replaceValue(step.text, value, other)
    return { ...step, text: at === last ? `${text} ${words}` : text }
  })
  const done = taken === 'right' ? steps : following(steps, target, key, value, other)
  return withSteps(gold, done, [
    {
      step: target.at,
      what: taken === 'right' ? 'corrected value taken' : `argument ${key} stale`,
    },
  ])
}
