import type { Dialogue } from '../dialogue.ts'
import { defineEdit, type Edit, type Edited } from './edit.ts'
import { type NearMissDeps, nearMiss } from './near-miss.ts'
import { firstAnswer, firstOf, type Target, targetsInOrder, targetsOf, withSteps } from './steps.ts'
import { jsonOf, leavesOf, replaceValue, type Scalar, says } from './values.ts'

/** How often the call is made, and its return replaced in what is said. */
const keepsCall = 0.7
/** How often what is asserted without a call is what would have been returned. */
const assertsTruth = 0.3

/** How often a turn keeps another call, where there is such a turn. */
const keepsOther = 0.85

/** The user is told what no function returned. */
export const dataInjection: Edit = defineEdit({
  label: 'data-injection',
  summary: 'an answer asserts a return that never came, or another one than came',
  forms: {
    paper(gold, deps) {
      const found = targetsOf(gold).at(-1)
      if (found === undefined) return undefined
      const told = toldOtherwise(gold, found, deps) ?? gold
      return without(told, found)
    },
    hard: (gold, deps) =>
      firstAnswer(targetsInOrder(gold, deps.chance), (target) => {
        if (target.answerAt === undefined) return undefined
        const told = toldOtherwise(gold, target, deps)
        if (told !== undefined && deps.chance.happens(keepsCall)) {
          return withSteps(told, told.steps, [
            { step: target.answerAt, what: 'answer states another return' },
          ])
        }
        if (told === undefined && !statesReturn(gold, target)) return undefined
        if (isOnlyCall(gold, target) && deps.chance.happens(keepsOther)) return undefined
        return without(deps.chance.happens(assertsTruth) ? gold : (told ?? gold), target)
      }),
  },
})

/** Values of the return that its answer states. */
function stated(
  gold: Dialogue,
  { call, answerAt = -1 }: Target,
): readonly (readonly [string, Scalar])[] {
  const answer = gold.steps[answerAt]
  if (answer?.kind !== 'assistant') return []
  const given = JSON.stringify(call.arguments)
  return leavesOf(jsonOf(call.returned)).flatMap(({ key, value }) =>
    String(value).length >= 2 && says(answer.text, value) && !says(given, value)
      ? [[key, value] as const]
      : [],
  )
}

/** Whether the turn has no other call. */
function isOnlyCall({ steps }: Dialogue, { from, to }: Target): boolean {
  return steps.slice(from, to).filter(({ kind }) => kind === 'call').length === 1
}

function statesReturn(gold: Dialogue, target: Target): boolean {
  return stated(gold, target).length > 0
}

/** The dialogue with another value in the answer; undefined where the answer states none. */
function toldOtherwise(gold: Dialogue, target: Target, deps: NearMissDeps): Dialogue | undefined {
  const { answerAt = -1, call } = target
  const answer = gold.steps[answerAt]
  if (answer?.kind !== 'assistant') return undefined
  return firstOf(stated(gold, target), deps.chance, ([key, value]) => {
    const wrong = nearMiss(key, value, gold, call.name, deps)
    if (wrong === undefined || says(call.returned, wrong)) return undefined
    const text = replaceValue(answer.text, value, wrong)
    return { ...gold, steps: gold.steps.with(answerAt, { ...answer, text }) }
  })
}

/** The dialogue without the call. */
function without(gold: Dialogue, { at, answerAt }: Target): Edited {
  return withSteps(gold, gold.steps.toSpliced(at, 1), [
    ...(answerAt === undefined ? [] : [{ step: answerAt - 1, what: 'answer without its call' }]),
  ])
}
