import { describe, expect, it } from 'vitest'
import { callsOf, type Dialogue } from '../../../../src/bench/dialogue.ts'
import { partOfFunction } from '../../../../src/bench/pool.ts'
import { casesFromGold } from '../../../../src/bench/trainset/cases-from-gold.ts'
import { paperTrainingSet } from '../../../../src/bench/trainset/paper-distribution.ts'
import { bmi, bmiCall, bmiTool } from '../gold.ts'

/** The paper's example with other numbers and functions of many names. */
const golds = Array.from({ length: 24 }, (_, index): Dialogue => {
  const name = `calculate_bmi_${index}`
  const weight = 60 + index
  return {
    ...bmi,
    id: `g${index}`,
    tools: [{ ...bmiTool, name }],
    steps: [
      { kind: 'user', text: `Calculate my BMI, I weigh ${weight} kg and am 1.75 m tall.` },
      { ...bmiCall, name, arguments: { weight, height: 1.75 } },
      { kind: 'assistant', text: 'Your BMI is 22.86.' },
    ],
  }
})
const wanted = { ...paperTrainingSet, appropriate: 3, 'replay-injection': 4 }

describe('casesFromGold', () => {
  it('makes labelled cases of functions of the training part only', () => {
    const found = casesFromGold(golds, { form: 'paper', wanted, seed: 1 })
    expect(found.filter(({ truth }) => truth === 'appropriate')).toHaveLength(3)
    expect(found.filter(({ truth }) => truth === 'replay-injection')).toHaveLength(4)
    const used = golds.filter(({ id }) => found.some((one) => one.id.startsWith(`own/${id}#`)))
    const parts = used.flatMap((gold) => callsOf(gold).map(({ name }) => partOfFunction(name)))
    expect(new Set(parts)).toEqual(new Set(['train']))
    expect(found[0]).toMatchObject({
      file: 'cases',
      line: 1,
      text: expect.stringContaining('"label"'),
    })
  })
})
