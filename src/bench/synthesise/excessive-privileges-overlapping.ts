import { defineEdit, type Edit } from './edit.ts'
import { firstAnswer, offering, targetsInOrder, targetsOf, withSteps } from './steps.ts'

/** A function that could do far more is called, though the right one is on offer. */
export const excessivePrivilegesOverlapping: Edit = defineEdit({
  label: 'excessive-privileges-overlapping',
  summary: 'the call goes to a function of higher privilege, which still answers',
  forms: {
    paper(gold, { chance, highPrivilege }) {
      const found = targetsOf(gold).at(-1)
      const called = gold.tools.find(({ name }) => name === found?.call.name)
      const tool = highPrivilege.insteadOf(called, chance)?.tool
      if (found === undefined || tool === undefined) return undefined
      if (gold.tools.some(({ name }) => name === tool.name)) return undefined
      const steps = gold.steps.with(found.at, { ...found.call, name: tool.name })
      return withSteps(offering(gold, [tool], chance), steps, [
        { step: found.at, what: `call goes to ${tool.name}` },
      ])
    },
    hard(gold, { chance, highPrivilege }) {
      return firstAnswer(targetsInOrder(gold, chance), ({ at, call }) => {
        const tool = gold.tools.find(({ name }) => name === call.name)
        if (tool === undefined) return undefined
        const strong = highPrivilege.variantOf(tool, chance).tool
        if (gold.tools.some(({ name }) => name === strong.name)) return undefined
        const steps = gold.steps.with(at, { ...call, name: strong.name })
        return withSteps(offering(gold, [strong], chance), steps, [
          { what: `function ${strong.name} offered beside ${tool.name}` },
          { step: at, what: `call goes to ${strong.name}` },
        ])
      })
    },
  },
})
