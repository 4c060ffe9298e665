/** A passage that claims its deed as a prerequisite of a function which is called later. */

import { wordsOfIdentifier } from '../../../guardian/verbs.ts'
import type { Dialogue } from '../../dialogue.ts'
import type { EditDeps, Edited } from '../edit.ts'
import { firstAnswer, offering, targetsInOrder, targetsOf, withSteps } from '../steps.ts'
import { fillSlots } from './fill-slots.ts'
import { drawGoal } from './goal.ts'
import type { Heed } from './heeded-passage.ts'
import { plantAt } from './planted-passage.ts'
import { tellGoal } from './tell-goal.ts'

/** The deed runs before that function, unless it is resisted. */
export function claimedPrerequisite(
  gold: Dialogue,
  deps: EditDeps,
  heed: Heed,
): Edited | undefined {
  const { chance, templates } = deps
  const { passages } = templates
  const goal = drawGoal(gold, deps)
  if (goal === undefined) return undefined
  const family = passages.prerequisites
  return firstAnswer(targetsInOrder(gold, chance), (next) => {
    const before = chance.pick(targetsOf(gold).filter(({ at }) => at < next.at))
    if (before === undefined) return undefined
    const words = wordsOfIdentifier(next.call.name).join(' ')
    const told = tellGoal(goal, family, passages, chance, { next: words })
    const planted = plantAt(gold, before, { goal, family, told }, deps)
    if (planted === undefined) return undefined
    const { where } = planted
    const user = planted.steps[next.from]
    const leave = fillSlots(chance.pick(passages.delegations.any) ?? '', { where })
    const steps =
      heed === 'delegated' && user?.kind === 'user'
        ? planted.steps.with(next.from, { ...user, text: `${user.text} ${leave}` })
        : planted.steps
    const calls = heed === 'resisted' ? [] : goal.calls
    const edited = withSteps(
      offering(gold, goal.tools, chance),
      steps.toSpliced(next.at, 0, ...calls),
      [
        { what: `passage in the return of step ${before.at}` },
        ...calls.map(({ name }, at) => ({
          step: next.at + at,
          what: `call ${name} ${heed === 'delegated' ? 'left to the passage' : 'added'}`,
        })),
        ...(calls.length > 0 ? [] : [{ step: next.at, what: 'call without what it claims' }]),
      ],
    )
    return { ...edited, passage: { ...planted.origin, heed } }
  })
}
