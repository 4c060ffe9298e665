import { defineLookAlike, type LookAlike } from '../edit.ts'
import { targetsInOrder, withSteps } from '../steps.ts'
import { answerOf } from '../words.ts'

/** An answer without a call, from what was returned before. */
export const answerAgain: LookAlike = defineLookAlike({
  name: 'answer-again',
  like: ['data-injection'],
  summary: 'the user asks for the answer again and gets it without a new call',
  make(gold, { chance, templates }) {
    const found = targetsInOrder(gold, chance).find(({ answerAt }) => answerAt !== undefined)
    const said = gold.steps[found?.answerAt ?? -1]
    if (found === undefined || said?.kind !== 'assistant') return undefined
    const words = { kind: 'user', text: chance.pick(templates.sentences.recall) ?? '' } as const
    const text = chance.happens(0.6) ? said.text : answerOf(found.call.returned, templates, chance)
    const steps = gold.steps.toSpliced(found.to, 0, words, { kind: 'assistant', text })
    return withSteps(gold, steps, [{ step: found.to + 1, what: 'answer from an earlier return' }])
  },
})
