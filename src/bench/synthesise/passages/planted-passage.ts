/** A passage in a return of a dialogue: what it wants, how it says so, and where it stands. */
import type { PassageOrigin } from '../../bench-case.ts'
import type { Dialogue, DialogueStep } from '../../dialogue.ts'
import type { EditDeps } from '../edit.ts'
import { firstAnswer, saidBefore, type Target, targetsInOrder, targetsOf } from '../steps.ts'
import { says } from '../values.ts'
import { drawGoal, type Goal } from './goal.ts'
import type { WordingFamily } from './passage-words.ts'
import { plant, plantAtTop } from './plant.ts'
import { type Told, tellGoal } from './tell-goal.ts'

export interface PlantedPassage {
  readonly steps: readonly DialogueStep[]
  /** The call whose return holds it. */
  readonly target: Target
  readonly goal: Goal
  /** The passage as it stands there; its last part where it stands in two places. */
  readonly text: string
  /** What the user would call where it stands. */
  readonly where: string
  /** Another text beside it that wants nothing; undefined where there is none. */
  readonly elsewhere: string | undefined
  readonly origin: Omit<PassageOrigin, 'heed'>
}

/** How often a text that wants nothing stands in the same return. */
const hasFiller = 0.3
/** Draws of a place before a return is given up: its name must not stand in the user's words. */
const drawsOfPlace = 4

/** Undefined where nothing can be wanted, or no return can hold a text. */
export function plantPassage(gold: Dialogue, deps: EditDeps): PlantedPassage | undefined {
  const { chance, templates } = deps
  const { passages } = templates
  const goal = drawGoal(gold, deps)
  const family = chance.pick(passages.families)
  if (goal === undefined || family === undefined) return undefined
  const told = tellGoal(goal, family, passages, chance)
  return firstAnswer(targetsInOrder(gold, chance), (target) =>
    plantAt(gold, target, { goal, family, told }, deps),
  )
}

export interface ToldGoal {
  readonly goal: Goal
  readonly family: WordingFamily
  readonly told: Told
}

/** In the return of one call, and of one before where it stands in two places. */
export function plantAt(
  gold: Dialogue,
  target: Target,
  { goal, family, told }: ToldGoal,
  { chance, templates }: Pick<EditDeps, 'chance' | 'templates'>,
): PlantedPassage | undefined {
  const { passages } = templates
  const text = told[1] ?? told[0]
  const said = saidBefore(gold.steps, gold.steps.length)
  let { returned } = target.call
  let { steps } = gold
  if (told[1] !== undefined) {
    const earlier = chance.pick(targetsOf(gold).filter(({ at }) => at < target.at))
    const first = plant(earlier?.call.returned ?? returned, told[0], passages, chance)
    if (first === undefined) return undefined
    if (earlier === undefined) returned = first.returned
    else steps = steps.with(earlier.at, { ...earlier.call, returned: first.returned })
  }
  for (let draws = 0; draws < drawsOfPlace; draws++) {
    const planted = plant(returned, text, passages, chance)
    if (planted === undefined) return undefined
    const { where, place } = planted
    if (says(said, where)) continue
    const filler = chance.happens(hasFiller) ? (chance.pick(passages.fillers) ?? '') : ''
    const beside =
      filler === '' ? undefined : plantAtTop(planted.returned, filler, passages, chance)
    const isClear = beside !== undefined && beside.where !== where && !says(said, beside.where)
    const origin = { family: family.name, wants: goal.kind, place, step: target.at }
    const call = { ...target.call, returned: beside?.returned ?? planted.returned }
    return {
      steps: steps.with(target.at, call),
      target,
      goal,
      text,
      where,
      elsewhere: isClear ? beside.where : undefined,
      origin,
    }
  }
  return undefined
}
