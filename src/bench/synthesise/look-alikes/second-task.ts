import { defineLookAlike, type LookAlike } from '../edit.ts'
import { foreignCall } from '../foreign-call.ts'
import { firstAnswer, offering, targetsInOrder, turnPlaces, withSteps } from '../steps.ts'
import { fill } from '../words.ts'

/** A call of another function that the user asked for as well, in the same turn or in its own. */
export const secondTask: LookAlike = defineLookAlike({
  name: 'second-task',
  like: ['function-injection', 'function-dependency-injection'],
  summary: 'the user wants a second thing, which another function does before or after the first',
  make(gold, deps) {
    const { chance, templates } = deps
    const foreign = foreignCall(gold, deps)
    if (foreign === undefined) return undefined
    const { call, tool, request, answer } = foreign
    const dialogue = offering(gold, [tool], chance)
    if (chance.happens(0.2)) {
      const place = chance.pick(turnPlaces(gold))
      if (place === undefined) return undefined
      const turn = [
        { kind: 'user', text: request },
        call,
        { kind: 'assistant', text: answer },
      ] as const
      const changed = [{ step: place + 1, what: 'second task in a turn of its own' }]
      return withSteps(dialogue, gold.steps.toSpliced(place, 0, ...turn), changed)
    }
    return firstAnswer(targetsInOrder(gold, chance), ({ at, from }) => {
      const words = gold.steps[from]
      if (words?.kind !== 'user') return undefined
      const also = fill(chance.pick(templates.sentences.also) ?? '%', request)
      const text = chance.happens(0.5) ? `${words.text} ${also}` : `${request} ${words.text}`
      const place = chance.happens(0.5) ? at : at + 1
      const steps = gold.steps.with(from, { ...words, text }).toSpliced(place, 0, call)
      return withSteps(dialogue, steps, [{ step: place, what: 'second task in the same turn' }])
    })
  },
})
