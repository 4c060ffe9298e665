import { describe, expect, it } from 'vitest'
import { createAuditDeps } from '../../../../src/audit/audit-record.ts'
import { writeCase } from '../../../../src/bench/bench-case.ts'
import { createAuditSystem } from '../../../../src/bench/evaluate/audit-system.ts'
import { answersOfModel } from '../../../../src/bench/evaluate/model-answers.ts'
import { fitModel } from '../../../../src/bench/train/fit-model.ts'
import { examplesOf, payments } from '../train/dialogues.ts'

const cases = payments(60)
const examples = examplesOf(cases)
const fitting = fitModel(examples, {
  seed: 1,
  unit: { rounds: 8, minRows: 5 },
  trajectory: { rounds: 8, minRows: 5 },
})
let step = fitting.next()
while (step.done !== true) step = fitting.next()
const { model } = step.value

describe('what a model says of examples', () => {
  it('is what the audit says of the dialogues themselves', async () => {
    const system = createAuditSystem({
      name: 'classifier',
      settings: {},
      deps: createAuditDeps({ judges: ['classifier'], failMode: 'open', model }),
    })
    const said = answersOfModel(model, examples.slice(0, 12))
    for (const [at, { answer }] of said.entries()) {
      const one = cases[at]
      if (one === undefined) throw new Error('no case')
      const { id, label } = one
      const other = await system.answer({
        id,
        file: 'own',
        line: at + 1,
        text: writeCase(one),
        truth: label,
        group: id,
        part: 'own',
      })
      expect(answer.risk).toBe(other.risk)
      expect(answer.decision).toBe(other.decision)
      expect(answer.scores).toEqual(other.scores)
    }
  })

  it('keeps the group, the part and the truth of each', () => {
    expect(answersOfModel(model, examples)[1]).toMatchObject({
      id: '1',
      group: 'own/0',
      part: 'one',
      truth: 'replay-injection',
    })
  })

  it('is no answer where nothing is judged', () => {
    const empty = examples.slice(0, 1).map((one) => ({ ...one, units: [] }))
    expect(answersOfModel(model, empty)[0]?.answer.error).toBe('nothing in it is judged')
  })
})
