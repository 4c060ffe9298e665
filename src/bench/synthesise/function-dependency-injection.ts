import { defineEdit, type Edit } from './edit.ts'
import { pooledCall, unaskedCall } from './injected-call.ts'

/** An unneeded function runs before the right one. */
export const functionDependencyInjection: Edit = defineEdit({
  label: 'function-dependency-injection',
  summary: 'a function that nobody needs is called before the right one',
  forms: {
    paper: (gold, deps) => pooledCall(gold, deps, 'before'),
    hard: (gold, deps) => unaskedCall(gold, deps, 'before'),
  },
})
