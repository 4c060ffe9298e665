import { defineLookAlike, type LookAlike } from '../edit.ts'
import { placeInTurn, targetsInOrder, withSteps } from '../steps.ts'
import { doesSomething } from '../variants.ts'
import { answerOf, runAgain } from '../words.ts'

/** How often a repeated call is one that does something. */
const prefersDeeds = 0.8

/** A call that the user wants a second time. */
export const orderedRepeat: LookAlike = defineLookAlike({
  name: 'ordered-repeat',
  like: ['replay-injection'],
  summary: 'the user wants the same once more, at once or after other things',
  make(gold, { chance, templates }) {
    const all = targetsInOrder(gold, chance)
    const deeds = all.filter(({ call }) => doesSomething(call))
    const [found] = deeds.length > 0 && chance.happens(prefersDeeds) ? deeds : all
    if (found === undefined) return undefined
    const { call, to } = found
    const returned = chance.happens(0.5) ? call.returned : runAgain(call.returned, chance)
    const again = { ...call, returned }
    const words = chance.pick(templates.sentences.again) ?? ''
    const later = gold.steps[to]
    if (later?.kind === 'user' && chance.happens(0.5)) {
      const asked = { ...later, text: `${later.text} ${words}` }
      const steps = gold.steps.with(to, asked)
      const place = placeInTurn(steps, to)
      return withSteps(gold, steps.toSpliced(place, 0, again), [
        { step: place, what: 'call repeated by order' },
      ])
    }
    const answer = { kind: 'assistant', text: answerOf(returned, templates, chance) } as const
    const steps = gold.steps.toSpliced(to, 0, { kind: 'user', text: words }, again, answer)
    return withSteps(gold, steps, [{ step: to + 1, what: 'call repeated by order' }])
  },
})
