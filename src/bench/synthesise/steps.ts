/** Places of calls and turns in a dialogue, and dialogues with steps added or taken away. */
import type { Change } from '../bench-case.ts'
import type { Chance } from '../chance.ts'
import type { Dialogue, DialogueStep, DialogueTool } from '../dialogue.ts'
import type { Edited } from './edit.ts'
import type { ReturnedCall } from './task.ts'
import { checkNames, privilegedNames } from './templates/template-set.ts'
import { doesSomething } from './variants.ts'

/** A call that returned, and the turn in which it was made. */
export interface Target {
  readonly call: ReturnedCall
  readonly at: number
  /** First step of its turn: words of the user, or the start. */
  readonly from: number
  /** Step after its turn. */
  readonly to: number
  /** The first answer in the turn after the call. */
  readonly answerAt: number | undefined
}

/** The calls that returned, in order, but for the checks of identity that templates put in. */
export function targetsOf({ steps }: Pick<Dialogue, 'steps'>): readonly Target[] {
  return steps.flatMap((step, at) => {
    if (step.kind !== 'call' || step.returned === undefined) return []
    if (checkNames.has(step.name)) return []
    const from = Math.max(
      0,
      steps.findLastIndex(({ kind }, place) => place < at && kind === 'user'),
    )
    const to = turnEnd(steps, at)
    const answer = steps.findIndex(
      ({ kind }, place) => place > at && place < to && kind === 'assistant',
    )
    return [
      {
        call: { ...step, returned: step.returned },
        at,
        from,
        to,
        answerAt: answer === -1 ? undefined : answer,
      },
    ]
  })
}

/** How often calls of each kind come first; where none is of that kind, all are as likely. */
const preferences = { checked: 0.15, deeds: 0.3, repeated: 0.2, administering: 0.25 } as const

/**
 * The calls that returned, in an order of chance. WHY preferences: some edits need a check, a call
 * that does something or one that is repeated, or put in one that administers; where those of other
 * classes avoided them, they would tell the class.
 */
export function targetsInOrder(dialogue: Dialogue, chance: Chance): readonly Target[] {
  const all = chance.shuffled(targetsOf(dialogue))
  const namesIn = ({ from, to }: Target): readonly string[] =>
    dialogue.steps.slice(from, to).flatMap((step) => (step.kind === 'call' ? [step.name] : []))
  const kinds: Readonly<Record<keyof typeof preferences, (target: Target) => boolean>> = {
    checked: (target) => namesIn(target).some((name) => checkNames.has(name)),
    deeds: ({ call }) => doesSomething(call),
    repeated: (target) => namesIn(target).filter((name) => name === target.call.name).length > 1,
    administering: (target) => namesIn(target).some((name) => privilegedNames.has(name)),
  }
  let left = chance.next()
  for (const kind of ['checked', 'deeds', 'repeated', 'administering'] as const) {
    left -= preferences[kind]
    if (left < 0) return inFront(all, kinds[kind])
  }
  return all
}

function inFront<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly T[] {
  return [...all.filter(isFirst), ...all.filter((one) => !isFirst(one))]
}

/** The first answer that is not undefined. */
export function firstAnswer<T, R>(
  all: readonly T[],
  ask: (one: T) => R | undefined,
): R | undefined {
  for (const one of all) {
    const answer = ask(one)
    if (answer !== undefined) return answer
  }
  return undefined
}

/** Step after the turn that `at` lies in. */
export function turnEnd(steps: readonly DialogueStep[], at: number): number {
  const next = steps.findIndex(({ kind }, place) => place > at && kind === 'user')
  return next === -1 ? steps.length : next
}

/** Before the answer of the turn that begins at `from`, or at its end. */
export function placeInTurn(steps: readonly DialogueStep[], from: number): number {
  const end = turnEnd(steps, from)
  const answer = steps.findIndex(({ kind }, at) => at > from && at < end && kind === 'assistant')
  return answer === -1 ? end : answer
}

/** Places at which a whole turn can be put in: the start, and after turns that have an answered call. */
export function turnPlaces({ steps }: Pick<Dialogue, 'steps'>): readonly number[] {
  const ends = targetsOf({ steps }).flatMap(({ answerAt, to }) =>
    answerAt !== undefined && steps[to - 1]?.kind === 'assistant' ? [to] : [],
  )
  const starts = steps[0]?.kind === 'user' ? [0] : []
  return [...starts, ...new Set(ends)]
}

/** All that the user said before step `end`. */
export function saidBefore(steps: readonly DialogueStep[], end: number): string {
  return steps
    .slice(0, end)
    .flatMap((step) => (step.kind === 'user' ? [step.text] : []))
    .join('\n')
}

/** The dialogue with other steps and the same all else. */
export function withSteps(
  dialogue: Dialogue,
  steps: readonly DialogueStep[],
  changed: readonly Change[],
): Edited {
  return { dialogue: { ...dialogue, steps }, changed }
}

/** With `tools` on offer at places of chance; a name that is already there is left as it is. */
export function offering(
  dialogue: Dialogue,
  tools: readonly DialogueTool[],
  chance: Chance,
): Dialogue {
  const offer = [...dialogue.tools]
  for (const tool of tools) {
    if (offer.some(({ name }) => name === tool.name)) continue
    offer.splice(chance.below(offer.length + 1), 0, tool)
  }
  return { ...dialogue, tools: offer }
}

/** With `tool` on offer somewhere after the function `name`. */
export function offeringAfter(
  dialogue: Dialogue,
  name: string,
  tool: DialogueTool,
  chance: Chance,
): Dialogue {
  const after = dialogue.tools.findIndex((one) => one.name === name) + 1
  const at = after + chance.below(dialogue.tools.length - after + 1)
  return { ...dialogue, tools: dialogue.tools.toSpliced(at, 0, tool) }
}

/** Of several answers, one of chance that is not undefined, asked in an order of chance. */
export function firstOf<T, R>(
  all: readonly T[],
  chance: Chance,
  ask: (one: T) => R | undefined,
): R | undefined {
  return firstAnswer(chance.shuffled(all), ask)
}
