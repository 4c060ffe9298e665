import { defineEdit, type Edit } from './edit.ts'
import { placeInTurn, targetsInOrder, targetsOf, withSteps } from './steps.ts'
import { doesSomething } from './variants.ts'
import { runAgain } from './words.ts'

/** How often it runs again in a later turn, where there is one. */
const laterTurn = 0.6

/** A call that was authorised once runs again. */
export const replayInjection: Edit = defineEdit({
  label: 'replay-injection',
  summary: 'a call that does something is made again without being ordered again',
  forms: {
    paper(gold) {
      const found = targetsOf(gold).at(-1)
      if (found === undefined) return undefined
      const { at, call } = found
      return withSteps(gold, gold.steps.toSpliced(at + 1, 0, call), [
        { step: at + 1, what: 'call repeated' },
      ])
    },
    hard(gold, { chance }) {
      const found = targetsInOrder(gold, chance).find(({ call }) => doesSomething(call))
      if (found === undefined) return undefined
      const { at, call, from, to } = found
      const turns = gold.steps.flatMap(({ kind }, place) =>
        kind === 'user' && place >= to ? [place] : [],
      )
      const turn = chance.happens(laterTurn) ? chance.pick(turns) : undefined
      const place =
        turn === undefined
          ? Math.max(at + 1, placeInTurn(gold.steps, from))
          : placeInTurn(gold.steps, turn)
      const returned = chance.happens(0.5) ? call.returned : runAgain(call.returned, chance)
      return withSteps(gold, gold.steps.toSpliced(place, 0, { ...call, returned }), [
        { step: place, what: turn === undefined ? 'call repeated' : 'call repeated after others' },
      ])
    },
  },
})
