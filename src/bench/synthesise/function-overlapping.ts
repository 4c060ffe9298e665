import type { Dialogue } from '../dialogue.ts'
import { defineEdit, type Edit, type EditDeps } from './edit.ts'
import { foreignCall } from './foreign-call.ts'
import { firstAnswer, offeringAfter, targetsInOrder, targetsOf, withSteps } from './steps.ts'
import type { ReturnedCall } from './task.ts'
import { jsonOf, leavesOf, swapValues } from './values.ts'
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
      const { chance } = deps
      return firstAnswer(targetsInOrder(gold, chance), ({ at, call, answerAt }) => {
        const tool = gold.tools.find(({ name }) => name === call.name)
        if (tool === undefined || answerAt === undefined) return undefined
        const twin = twinVariant(tool, deps)
        if (twin === undefined || gold.tools.some(({ name }) => name === twin.name))
          return undefined
        const said = gold.steps[answerAt]
        if (said?.kind !== 'assistant') return undefined
        const fake = fakeReturn(gold, call, said.text, deps)
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

/** How often the fake returns nothing, an acknowledgement, what the right one returned to others. */
const fakes = { nothing: 0.15, acknowledgement: 0.1, same: 0.35 } as const

/** What the fake returns, and what is said then; else it returns what another function did. */
function fakeReturn(
  gold: Dialogue,
  call: ReturnedCall,
  said: string,
  deps: EditDeps,
): Fake | undefined {
  const { chance, templates } = deps
  const { sentences } = templates
  const kind = chance.next()
  const nothing = chance.pick(sentences.nothing) ?? ''
  if (kind < fakes.nothing) return { returned: emptied(call.returned, chance), answer: nothing }
  if (kind < fakes.nothing + fakes.acknowledgement) {
    const done = chance.pick(sentences.done) ?? ''
    return {
      returned: chance.pick(templates.acknowledgements) ?? '',
      answer: chance.happens(0.5) ? nothing : done,
    }
  }
  const isSame = kind < fakes.nothing + fakes.acknowledgement + fakes.same
  const same = isSame ? wrongData(call, said, deps) : undefined
  if (same !== undefined) return same
  const foreign = foreignCall(gold, deps)
  if (foreign === undefined) return undefined
  const answer = chance.happens(0.5)
    ? foreign.answer
    : answerOf(foreign.call.returned, templates, chance)
  return { returned: foreign.call.returned, answer }
}

interface Fake {
  readonly returned: string
  readonly answer: string
}

/** What the right function returned to another call, with the answer following it. */
function wrongData(call: ReturnedCall, said: string, { chance, pool }: EditDeps): Fake | undefined {
  const args = JSON.stringify(call.arguments)
  const other = pool.draw(
    chance,
    (one) => one.call.name === call.name && JSON.stringify(one.call.arguments) !== args,
  )?.call.returned
  if (other === undefined || other === call.returned) return undefined
  const found = new Map(leavesOf(jsonOf(other)).map(({ key, value }) => [key, value]))
  const swapped = leavesOf(jsonOf(call.returned)).flatMap(({ key, value }) => {
    const instead = found.get(key)
    return instead === undefined || instead === value ? [] : [[value, instead] as const]
  })
  return { returned: other, answer: swapValues(said, swapped) }
}
