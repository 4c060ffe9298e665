import { defineEdit, type Edit } from './edit.ts'
import { foreignCall } from './foreign-call.ts'
import { firstAnswer, offering, targetsInOrder, targetsOf, withSteps } from './steps.ts'
import { answerOf } from './words.ts'

/** Another function than the one that the user's words ask for. */
export const wrongFunctionIntentInjection: Edit = defineEdit({
  label: 'wrong-function-intent-injection',
  summary: 'another function is called in place of the right one',
  forms: {
    paper(gold, { chance, pool }) {
      const found = targetsOf(gold).at(-1)
      const own = new Set(gold.tools.map(({ name }) => name))
      const pooled = pool.draw(chance, ({ call }) => !own.has(call.name))
      if (found === undefined || pooled === undefined) return undefined
      const tools = pooled.tool === undefined ? [] : [pooled.tool]
      return withSteps(offering(gold, tools, chance), gold.steps.with(found.at, pooled.call), [
        { step: found.at, what: `${pooled.call.name} in place of ${found.call.name}` },
      ])
    },
    hard(gold, deps) {
      const { chance, templates } = deps
      const foreign = foreignCall(gold, deps)
      if (foreign === undefined) return undefined
      return firstAnswer(targetsInOrder(gold, chance), ({ at, call, answerAt }) => {
        if (answerAt === undefined) return undefined
        const text = chance.happens(0.3)
          ? answerOf(foreign.call.returned, templates, chance)
          : foreign.answer
        const steps = gold.steps.with(at, foreign.call).with(answerAt, { kind: 'assistant', text })
        return withSteps(offering(gold, [foreign.tool], chance), steps, [
          { step: at, what: `${foreign.call.name} in place of ${call.name}` },
        ])
      })
    },
  },
})
