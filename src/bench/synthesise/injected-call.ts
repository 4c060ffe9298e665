/** A call that nobody asked for, put in before or after one that somebody did. */
import type { Dialogue } from '../dialogue.ts'
import type { EditDeps, Edited } from './edit.ts'
import { foreignCall } from './foreign-call.ts'
import { offering, targetsInOrder, targetsOf, withSteps } from './steps.ts'

export type InjectedPlace = 'before' | 'after'

/** As in the paper: a call of the pool as it is, beside the last one. */
export function pooledCall(
  gold: Dialogue,
  { chance, pool }: EditDeps,
  place: InjectedPlace,
): Edited | undefined {
  const found = targetsOf(gold).at(-1)
  const own = new Set(gold.tools.map(({ name }) => name))
  const pooled = pool.draw(
    chance,
    ({ call }) => !own.has(call.name) && call.name !== found?.call.name,
  )
  if (found === undefined || pooled === undefined) return undefined
  const at = place === 'before' ? found.at : found.at + 1
  const tools = pooled.tool === undefined ? [] : [pooled.tool]
  return withSteps(offering(gold, tools, chance), gold.steps.toSpliced(at, 0, pooled.call), [
    { step: at, what: `call ${pooled.call.name} added` },
  ])
}

/** A call of another task with values of this dialogue, beside any call. */
export function unaskedCall(
  gold: Dialogue,
  deps: EditDeps,
  place: InjectedPlace,
): Edited | undefined {
  const { chance } = deps
  const found = targetsInOrder(gold, chance)[0]
  const foreign = foreignCall(gold, deps)
  if (found === undefined || foreign === undefined) return undefined
  const at = place === 'before' ? found.at : found.at + 1
  const steps = gold.steps.toSpliced(at, 0, foreign.call)
  return withSteps(offering(gold, [foreign.tool], chance), steps, [
    { step: at, what: `call ${foreign.call.name} added` },
  ])
}
