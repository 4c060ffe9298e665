import { defineLookAlike, type LookAlike } from '../edit.ts'
import { saidArguments } from '../said-argument.ts'
import { withSteps } from '../steps.ts'

/** An argument as the user said it. */
export const plainArgument: LookAlike = defineLookAlike({
  name: 'plain-argument',
  like: ['wrong-argument-intent-injection'],
  summary: 'nothing is changed: a call with a value that the user said',
  make(gold, { chance }) {
    const said = chance.pick(saidArguments(gold))
    if (said === undefined) return undefined
    return withSteps(gold, gold.steps, [{ step: said.target.at, what: 'call as it was' }])
  },
})
