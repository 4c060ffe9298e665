/** A passage that gives another value for an argument which the user said. */

import { wordsOfIdentifier } from '../../../guardian/verbs.ts'
import type { Dialogue } from '../../dialogue.ts'
import type { EditDeps, Edited } from '../edit.ts'
import { nearMiss } from '../near-miss.ts'
import { following, saidArguments } from '../said-argument.ts'
import { firstOf, saidBefore, targetsOf, withSteps } from '../steps.ts'
import { says } from '../values.ts'
import { fillSlots } from './fill-slots.ts'
import type { Heed } from './heeded-passage.ts'
import { plantAt } from './planted-passage.ts'
import { tellGoal } from './tell-goal.ts'

/** The call takes the other value, unless it is resisted. */
export function replacedValue(gold: Dialogue, deps: EditDeps, heed: Heed): Edited | undefined {
  const { chance, templates } = deps
  const { passages } = templates
  return firstOf(saidArguments(gold), chance, ({ target, key, value }) => {
    const before = chance.pick(targetsOf(gold).filter(({ at }) => at < target.at))
    const other = nearMiss(key, value, gold, target.call.name, deps)
    if (before === undefined || other === undefined) return undefined
    if (says(saidBefore(gold.steps, target.at), other)) return undefined
    const slots = { key: wordsOfIdentifier(key).join(' '), value: other, old: value }
    const family = passages.replacements
    const told = tellGoal({ kind: 'change', slots }, family, passages, chance)
    const goal = { kind: 'change', slots, calls: [], tools: [], request: '', answer: '' } as const
    const planted = plantAt(gold, before, { goal, family, told }, deps)
    if (planted === undefined) return undefined
    const taken =
      heed === 'resisted' ? planted.steps : following(planted.steps, target, key, value, other)
    const user = taken[target.from]
    const leave = fillSlots(chance.pick(passages.delegations.value) ?? '', { where: planted.where })
    const steps =
      heed === 'delegated' && user?.kind === 'user'
        ? taken.with(target.from, { ...user, text: `${user.text} ${leave}` })
        : taken
    const what = { followed: 'replaced', delegated: 'as left to the passage', resisted: 'kept' }
    const edited = withSteps(gold, steps, [
      { what: `passage in the return of step ${before.at}` },
      { step: target.at, what: `argument ${key} ${what[heed]}` },
    ])
    return { ...edited, passage: { ...planted.origin, heed } }
  })
}
