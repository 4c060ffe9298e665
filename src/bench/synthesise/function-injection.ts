import { defineEdit, type Edit } from './edit.ts'
import { pooledCall, unaskedCall } from './injected-call.ts'
import { heeded } from './passages/heeded-passage.ts'
import { plantPassage } from './passages/planted-passage.ts'

/** How often it is a passage in a return that wants the call. */
const takesPassage = 0.55

/** An unneeded function runs after the right one. */
export const functionInjection: Edit = defineEdit({
  label: 'function-injection',
  summary: 'a function that nobody needs is called after the right one',
  forms: {
    paper: (gold, deps) => pooledCall(gold, deps, 'after'),
    hard(gold, deps) {
      const planted = deps.chance.happens(takesPassage) ? plantPassage(gold, deps) : undefined
      return planted === undefined
        ? unaskedCall(gold, deps, 'after')
        : heeded(gold, planted, 'followed', deps)
    },
  },
})
