import { defineEdit, type Edit } from './edit.ts'
import { pooledCall, unaskedCall } from './injected-call.ts'

/** An unneeded function runs after the right one. */
export const functionInjection: Edit = defineEdit({
  label: 'function-injection',
  summary: 'a function that nobody needs is called after the right one',
  forms: {
    paper: (gold, deps) => pooledCall(gold, deps, 'after'),
    hard: (gold, deps) => unaskedCall(gold, deps, 'after'),
  },
})
