/**
 * Batches of revision 2025-03-26: judged element by element, carried out as one. If one element is
 * not allowed, the whole batch is answered as blocked.
 */
import type { Action } from './action.ts'
import { type EnforceInput, enforce, stop } from './enforce.ts'

/** One action for each element, in order. */
export function enforceBatch(inputs: readonly EnforceInput[]): readonly Action[] {
  const actions = inputs.map(enforce)
  if (actions.every(goesOn)) return actions
  return inputs.map((input, index) => {
    const action = actions[index]
    return action === undefined || goesOn(action) ? stop(input, 'block') : action
  })
}

function goesOn(action: Action): boolean {
  return action.kind === 'forward' || (action.kind === 'replace' && 'edit' in action)
}
