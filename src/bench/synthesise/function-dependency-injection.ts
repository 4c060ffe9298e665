import { defineEdit, type Edit } from './edit.ts'
import { pooledCall, unaskedCall } from './injected-call.ts'
import { claimedPrerequisite } from './passages/claimed-prerequisite.ts'

/** How often a passage in a return claims the call as a prerequisite, where one can. */
const takesPassage = 0.4

/** An unneeded function runs before the right one. */
export const functionDependencyInjection: Edit = defineEdit({
  label: 'function-dependency-injection',
  summary: 'a function that nobody needs is called before the right one',
  forms: {
    paper: (gold, deps) => pooledCall(gold, deps, 'before'),
    hard: (gold, deps) =>
      (deps.chance.happens(takesPassage)
        ? claimedPrerequisite(gold, deps, 'followed')
        : undefined) ?? unaskedCall(gold, deps, 'before'),
  },
})
