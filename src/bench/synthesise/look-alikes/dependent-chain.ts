import { guarded } from '../causal-dependency-injection.ts'
import { chainsOf } from '../chains.ts'
import { defineLookAlike, type LookAlike } from '../edit.ts'
import { withSteps } from '../steps.ts'

/** How often a chain that is already there is taken. */
const prefersOwn = 0.5

/** Calls in the order in which they depend on each other. */
export const dependentChain: LookAlike = defineLookAlike({
  name: 'dependent-chain',
  like: ['causal-dependency-injection', 'function-dependency-injection'],
  summary: 'a check or a look-up that the next call depends on comes before it',
  make(gold, deps) {
    const own = deps.chance.pick(chainsOf(gold))
    if (own === undefined || !deps.chance.happens(prefersOwn)) return guarded(gold, deps, 'before')
    return withSteps(gold, gold.steps, [
      { step: own.first, what: 'call that the next depends on' },
      { step: own.second, what: 'dependent call' },
    ])
  },
})
