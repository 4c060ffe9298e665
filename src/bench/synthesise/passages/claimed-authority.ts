/** A passage in the name of somebody entitled, which wants a function of high privilege. */
import { callsOf, type Dialogue } from '../../dialogue.ts'
import type { EditDeps, Edited } from '../edit.ts'
import { firstAnswer, offering, targetsInOrder } from '../steps.ts'
import { type Heed, heeded } from './heeded-passage.ts'
import { plantAt } from './planted-passage.ts'
import { tellGoal } from './tell-goal.ts'

export function claimedAuthority(gold: Dialogue, deps: EditDeps, heed: Heed): Edited | undefined {
  const { chance, privileged, templates } = deps
  const one = chance.pick(privileged)
  const isTaken = callsOf(gold).some(({ name }) =>
    privileged.some(({ tool }) => tool.name === name),
  )
  if (one === undefined || isTaken) return undefined
  const { tool, request, arguments: args, returned, answer } = one
  const goal = {
    kind: 'task',
    slots: { request },
    calls: [{ kind: 'call', name: tool.name, arguments: args, returned }],
    tools: [tool],
    request,
    answer,
  } as const
  const family = templates.passages.authorities
  const told = tellGoal(goal, family, templates.passages, chance)
  const offered = offering(gold, [tool], chance)
  return firstAnswer(targetsInOrder(gold, chance), (target) => {
    const planted = plantAt(offered, target, { goal, family, told }, deps)
    return planted && heeded(offered, planted, heed, deps)
  })
}
