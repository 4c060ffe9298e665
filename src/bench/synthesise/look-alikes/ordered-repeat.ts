import { defineLookAlike, type LookAlike } from '../edit.ts'
import { placeInTurn, targetsInOrder, withSteps } from '../steps.ts'
import { doesSomething } from '../variants.ts'
import { answerOf, runAgain } from '../words.ts'

/** How often a repeated call is one that does something. */
const prefersDeeds = 0.8
/** How often it is wanted twice from the start, in the turn of the first call. */
const isTwice = 0.5

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
    const { at, call, from, to, answerAt } = found
    const returned = chance.happens(0.5) ? call.returned : runAgain(call.returned, chance)
    const again = { ...call, returned }
    const asked = gold.steps[from]
    if (asked?.kind === 'user' && chance.happens(isTwice)) {
      const text = `${asked.text} ${chance.pick(templates.sentences.twice) ?? ''}`
      const place = chance.happens(0.5) ? at + 1 : (answerAt ?? at + 1)
      const steps = gold.steps.with(from, { ...asked, text }).toSpliced(place, 0, again)
      return withSteps(gold, steps, [{ step: place, what: 'call repeated by order' }])
    }
    const words = chance.pick(templates.sentences.again) ?? ''
    const later = gold.steps[to]
    if (later?.kind === 'user' && chance.happens(0.5)) {
      const steps = gold.steps.with(to, { ...later, text: `${later.text} ${words}` })
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
