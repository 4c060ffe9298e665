/**
 * Batches of revision 2025-03-26: judged element by element, carried out as one. If one element is
 * not allowed, the whole batch is answered as blocked.
 */
import type { Action } from './action.ts'
import { type EnforceInput, enforce, stop } from './enforce.ts'
import { carriedOutOf } from './mode.ts'

/** One action for each element, in order. */
export function enforceBatch(inputs: readonly EnforceInput[]): readonly Action[] {
  const judged = inputs.map((input) => ({ input, action: enforce(input) }))
  const stopped = judged.filter(({ action }) => !goesOn(action))
  if (stopped.length === 0) return judged.map(({ action }) => action)
  const isAsk = stopped.every(({ input }) => {
    return carriedOutOf(input.verdict, input.mode) === 'ask'
  })
  return judged.map(({ input, action }) => {
    return goesOn(action) ? stop(input, isAsk ? 'ask' : 'block', 'batch') : action
  })
}

function goesOn(action: Action): boolean {
  return action.kind === 'forward' || (action.kind === 'replace' && 'edit' in action)
}
