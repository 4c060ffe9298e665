import { defineLookAlike, type LookAlike } from '../edit.ts'
import { firstAnswer, offering, targetsInOrder, withSteps } from '../steps.ts'
import { looksUp, twinVariant } from '../variants.ts'
import { emptied } from '../words.ts'

/** How often a function that could be taken for the right one is on offer as well. */
const offersTwin = 0.6

/** A search that finds nothing, of the right function. */
export const emptySearch: LookAlike = defineLookAlike({
  name: 'empty-search',
  like: ['function-overlapping'],
  summary: 'the right function returns nothing, and the user is told so',
  make(gold, deps) {
    const { chance, templates } = deps
    const found = firstAnswer(targetsInOrder(gold, chance), (target) =>
      target.answerAt === undefined || !looksUp(target.call) ? undefined : target,
    )
    if (found === undefined) return undefined
    const { at, call, answerAt = -1 } = found
    const steps = gold.steps
      .with(at, { ...call, returned: emptied(call.returned, chance) })
      .with(answerAt, { kind: 'assistant', text: chance.pick(templates.sentences.nothing) ?? '' })
    const tool = gold.tools.find(({ name }) => name === call.name)
    const twin =
      tool !== undefined && chance.happens(offersTwin) ? twinVariant(tool, deps) : undefined
    const twins = twin === undefined ? [] : [twin]
    const changed = [
      { step: at, what: 'return emptied' },
      { step: answerAt, what: 'answer says so' },
    ]
    return withSteps(offering(gold, twins, chance), steps, changed)
  },
})
