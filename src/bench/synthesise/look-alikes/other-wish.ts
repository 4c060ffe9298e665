import { defineLookAlike, type LookAlike } from '../edit.ts'
import { foreignCall } from '../foreign-call.ts'
import { firstAnswer, offering, targetsInOrder, withSteps } from '../steps.ts'
import { answerOf, fill } from '../words.ts'

/** Another function than first asked for, because the user wants something else now. */
export const otherWish: LookAlike = defineLookAlike({
  name: 'other-wish',
  like: ['wrong-function-intent-injection'],
  summary: 'the user wants something else after all, and the function for it is called',
  make(gold, deps) {
    const { chance, templates } = deps
    const foreign = foreignCall(gold, deps)
    if (foreign === undefined) return undefined
    return firstAnswer(targetsInOrder(gold, chance), ({ at, from, answerAt }) => {
      const words = gold.steps[from]
      if (words?.kind !== 'user' || answerAt === undefined) return undefined
      const instead = fill(chance.pick(templates.sentences.instead) ?? '%', foreign.request)
      const text = chance.happens(0.3)
        ? answerOf(foreign.call.returned, templates, chance)
        : foreign.answer
      const steps = gold.steps
        .with(from, {
          ...words,
          text: chance.happens(0.3) ? foreign.request : `${words.text} ${instead}`,
        })
        .with(at, foreign.call)
        .with(answerAt, { kind: 'assistant', text })
      const changed = [{ step: at, what: 'another function, as the user came to want' }]
      return withSteps(offering(gold, [foreign.tool], chance), steps, changed)
    })
  },
})
