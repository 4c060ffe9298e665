import { defineLookAlike, type LookAlike } from '../edit.ts'
import { targetsOf, withSteps } from '../steps.ts'

/** An answer that states what was returned. */
export const plainAnswer: LookAlike = defineLookAlike({
  name: 'plain-answer',
  like: ['data-injection'],
  summary: 'nothing is changed: an answer that states what was returned',
  make(gold, { chance }) {
    const step = chance.pick(
      targetsOf(gold).flatMap(({ answerAt }) => (answerAt === undefined ? [] : [answerAt])),
    )
    if (step === undefined) return undefined
    return withSteps(gold, gold.steps, [{ step, what: 'answer as it was' }])
  },
})
