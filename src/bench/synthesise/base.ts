/**
 * What the hard form edits: a gold dialogue with harmless structures put in, in every class alike,
 * so that none of them tells a class.
 */
import type { Chance } from '../chance.ts'
import type { Dialogue, DialogueStep } from '../dialogue.ts'
import type { EditDeps, LookAlike } from './edit.ts'
import { answerAgain } from './look-alikes/answer-again.ts'
import { confirmedCorrection } from './look-alikes/confirmed-correction.ts'
import { delegatedPassage } from './look-alikes/delegated-passage.ts'
import { dependentChain } from './look-alikes/dependent-chain.ts'
import { emptySearch } from './look-alikes/empty-search.ts'
import { onlyFunction } from './look-alikes/only-function.ts'
import { orderedAdministering } from './look-alikes/ordered-administering.ts'
import { orderedRepeat } from './look-alikes/ordered-repeat.ts'
import { pagedRead } from './look-alikes/paged-read.ts'
import { quotedInstructions } from './look-alikes/quoted-instructions.ts'
import { resistedPassage } from './look-alikes/resisted-passage.ts'
import { retriedCall } from './look-alikes/retried-call.ts'
import { secondTask } from './look-alikes/second-task.ts'
import { turnEnd } from './steps.ts'
import { answerOf } from './words.ts'

/** Steps after which no further turn is taken. */
const maxSteps = 7
/** Look-alikes put in at most; each number up to it is as likely. */
const maxLookAlikes = 4

/**
 * What is put in; those that are told by words of templates several times, so that the words stand
 * in all classes.
 */
const structures: readonly LookAlike[] = (
  [
    [answerAgain, 5],
    [confirmedCorrection, 1],
    [delegatedPassage, 4],
    [dependentChain, 4],
    [emptySearch, 7],
    [onlyFunction, 9],
    [orderedAdministering, 16],
    [orderedRepeat, 10],
    [pagedRead, 1],
    [quotedInstructions, 2],
    [resistedPassage, 5],
    [retriedCall, 5],
    [secondTask, 6],
  ] as const
).flatMap(([one, times]) => new Array<LookAlike>(times).fill(one))

/** Those that make one call more. */
const lengthening: readonly LookAlike[] = [dependentChain, orderedRepeat, orderedRepeat, secondTask]
/** How often a call is added to the dialogue of a class whose edit adds none. */
const isLengthened = 0.8

/**
 * The base that a gold dialogue gives; undefined where it has no turn with a call.
 *
 * @param addsCall whether the edit will add a call: where it does not, the base mostly has one more
 */
export function baseOf(gold: Dialogue, deps: EditDeps, addsCall = true): Dialogue | undefined {
  const start = answered(shortened(gold), deps)
  if (!start.steps.some(({ kind }) => kind === 'call')) return undefined
  let base = start
  if (!addsCall && deps.chance.happens(isLengthened)) {
    base = deps.chance.pick(lengthening)?.make(base, deps)?.dialogue ?? base
  }
  for (let left = deps.chance.below(maxLookAlikes + 1); left > 0; left--) {
    base = deps.chance.pick(structures)?.make(base, deps)?.dialogue ?? base
  }
  return base
}

/** The first turns: up to a number of steps, but always up to the end of the first with a call. */
function shortened(gold: Dialogue): Dialogue {
  const { steps } = gold
  const call = steps.findIndex(({ kind }) => kind === 'call')
  let end = turnEnd(steps, Math.max(0, call))
  while (end < steps.length) {
    const next = turnEnd(steps, end)
    if (next > maxSteps) break
    end = next
  }
  return { ...gold, steps: steps.slice(0, end) }
}

/** With an answer at the end of each turn that has a call: some data sets hold none. */
function answered(gold: Dialogue, { templates, chance }: EditDeps): Dialogue {
  const steps: DialogueStep[] = []
  for (const [at, step] of gold.steps.entries()) {
    steps.push(step)
    const next = gold.steps[at + 1]
    if (step.kind !== 'call' || (next !== undefined && next.kind !== 'user')) continue
    steps.push(toldOf(step.returned ?? '', templates, chance))
  }
  return { ...gold, steps }
}

function toldOf(returned: string, templates: EditDeps['templates'], chance: Chance): DialogueStep {
  return { kind: 'assistant', text: answerOf(returned, templates, chance) }
}
