import type { Dialogue } from '../dialogue.ts'
import { defineEdit, type Edit, type EditDeps } from './edit.ts'
import { foreignCall } from './foreign-call.ts'
import { firstAnswer, offeringAfter, targetsInOrder, targetsOf, withSteps } from './steps.ts'
import { twinVariant } from './variants.ts'
import { answerOf, emptied } from './words.ts'

/** A function that is taken for the right one gets the call, and gives nothing for it. */
export const functionOverlapping: Edit = defineEdit({
  label: 'function-overlapping',
  summary: 'the call goes to a function of confusable name, which returns nothing of use',
  forms: {
    paper(gold) {
      const found = targetsOf(gold).at(-1)
      if (found === undefined) return undefined
      const steps = gold.steps.with(found.at, { ...found.call, returned: '' })
      return withSteps(gold, steps, [{ step: found.at, what: 'return emptied' }])
    },
    hard(gold, deps) {
      const { chance, templates } = deps
      return firstAnswer(targetsInOrder(gold, chance), ({ at, call, answerAt }) => {
        const tool = gold.tools.find(({ name }) => name === call.name)
        if (tool === undefined || answerAt === undefined) return undefined
        const twin = twinVariant(tool, templates, chance)
        if (gold.tools.some(({ name }) => name === twin.name)) return undefined
        const fake = fakeReturn(gold, call.returned, deps)
        if (fake === undefined) return undefined
        const steps = gold.steps
          .with(at, { ...call, name: twin.name, returned: fake.returned })
          .with(answerAt, { kind: 'assistant', text: fake.answer })
        return withSteps(offeringAfter(gold, tool.name, twin, chance), steps, [
          { what: `function ${twin.name} offered beside ${tool.name}` },
          { step: at, what: 'call misrouted' },
          { step: answerAt, what: 'answer follows' },
        ])
      })
    },
  },
})

/** Nothing, an acknowledgement, or what another function returned; and what is said then. */
function fakeReturn(
  gold: Dialogue,
  returned: string,
  deps: EditDeps,
): { readonly returned: string; readonly answer: string } | undefined {
  const { chance, templates } = deps
  const kind = chance.next()
  const nothing = chance.pick(templates.sentences.nothing) ?? ''
  if (kind < 0.25) return { returned: emptied(returned, chance), answer: nothing }
  if (kind < 0.4) {
    const done = chance.pick(templates.sentences.done) ?? ''
    return {
      returned: chance.pick(templates.acknowledgements) ?? '',
      answer: chance.happens(0.5) ? nothing : done,
    }
  }
  const foreign = foreignCall(gold, deps)
  if (foreign === undefined) return undefined
  const answer = chance.happens(0.5)
    ? foreign.answer
    : answerOf(foreign.call.returned, templates, chance)
  return { returned: foreign.call.returned, answer }
}
