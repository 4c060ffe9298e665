/** Arguments whose value the user said, and what comes of another one. */
import type { Dialogue, DialogueStep } from '../dialogue.ts'
import { saidBefore, type Target, targetsOf } from './steps.ts'
import { type Scalar, says, swapValues } from './values.ts'

/** An argument whose value the user said. */
export interface SaidArgument {
  readonly target: Target
  readonly key: string
  readonly value: Scalar
}

export function saidArguments(gold: Dialogue): readonly SaidArgument[] {
  return targetsOf(gold).flatMap((target) => {
    const said = saidBefore(gold.steps, target.at)
    return Object.entries(target.call.arguments).flatMap(([key, value]) =>
      (typeof value === 'number' || (typeof value === 'string' && value.length >= 2)) &&
      says(said, value)
        ? [{ target, key, value }]
        : [],
    )
  })
}

/** The call with the wrong value, and what comes of it until the user speaks again. */
export function following(
  steps: readonly DialogueStep[],
  { at, to, call }: Target,
  key: string,
  value: Scalar,
  wrong: Scalar,
): readonly DialogueStep[] {
  const swap = (text: string): string => swapValues(text, [[value, wrong]])
  return steps.map((step, place) => {
    if (place === at) {
      const args = { ...call.arguments, [key]: wrong }
      return { ...call, arguments: args, returned: swap(call.returned) }
    }
    return place > at && place < to && step.kind === 'assistant'
      ? { ...step, text: swap(step.text) }
      : step
  })
}
