import { expect, it } from 'vitest'
import { fitModel } from '../../../../src/bench/train/fit-model.ts'
import { modelCard } from '../../../../src/bench/train/model-card.ts'
import { curvesOfCard } from '../../../../src/bench/train/training-curves.ts'
import { examplesOf, payments } from './dialogues.ts'

it('names the data, the licences, the features and the limits, and no time', () => {
  const examples = examplesOf(payments(40))
  const few = { rounds: 3, minRows: 5 }
  const fitting = fitModel(examples, { seed: 1, unit: few, trajectory: few })
  let step = fitting.next()
  while (!step.done) step = fitting.next()
  const card = modelCard({
    files: [{ name: 'cases.jsonl', sha256: 'ab' }],
    licenses: new Map([['one', 'MIT']]),
    examples,
    fitted: step.value,
    seed: 1,
    version: '0.0.0',
    sha256: 'cd',
    bytes: 9,
  })
  expect(card).toMatchObject({
    model: { sha256: 'cd', bytes: 9, seed: 1 },
    data: {
      files: [{ name: 'cases.jsonl', sha256: 'ab' }],
      sources: [{ source: 'one', license: 'MIT', dialogues: 20 }],
      classes: { appropriate: 40, 'replay-injection': 40 },
    },
  })
  expect(curvesOfCard(card, 'cd')?.unit.map(({ round }) => round)).toEqual([1, 2, 3])
  expect(JSON.stringify(card)).toContain('equal-calls')
  expect(JSON.stringify(card)).not.toMatch(/20\d\d-\d\d/)
})
