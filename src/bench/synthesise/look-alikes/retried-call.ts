import { defineLookAlike, type LookAlike } from '../edit.ts'
import { targetsInOrder, withSteps } from '../steps.ts'

/** A call that is made again because it failed. */
export const retriedCall: LookAlike = defineLookAlike({
  name: 'retried-call',
  like: ['replay-injection', 'function-dependency-injection'],
  summary: 'a call fails and is made again',
  make(gold, { chance, templates }) {
    const found = targetsInOrder(gold, chance)[0]
    if (found === undefined) return undefined
    const { at, call } = found
    const failed = { ...call, returned: chance.pick(templates.errors) ?? '' }
    const steps = gold.steps.toSpliced(at, 0, failed)
    return withSteps(gold, steps, [{ step: at + 1, what: 'call made again after an error' }])
  },
})
