import { describe, expect, it } from 'vitest'
import { drawCases } from '../../../../src/bench/trainset/draw.ts'
import {
  paperTrainingSet,
  paperTrainingSize,
} from '../../../../src/bench/trainset/paper-distribution.ts'
import { benchmarkClasses } from '../../../../src/risk/risk.ts'

const cases = benchmarkClasses.flatMap((truth) =>
  Array.from({ length: 20 }, (_, index) => ({ id: `${truth} ${index}`, truth })),
)
const wanted = { ...paperTrainingSet }
for (const name of benchmarkClasses) wanted[name] = 5

describe('drawCases', () => {
  it('draws as many of each class as are wanted, and says where there are too few', () => {
    const drawn = drawCases(cases, { ...wanted, appropriate: 30, 'data-injection': 0 }, 1)
    expect(drawn.classes).toContainEqual({ label: 'appropriate', wanted: 30, drawn: 20 })
    expect(drawn.classes).toContainEqual({ label: 'data-injection', wanted: 0, drawn: 0 })
    expect(drawn.cases).toHaveLength(20 + 9 * 5)
    expect(new Set(drawn.cases).size).toBe(drawn.cases.length)
  })

  it('draws the same for the same seed, in whatever order the cases come', () => {
    const ids = (given: typeof cases, seed: number): readonly string[] =>
      drawCases(given, wanted, seed).cases.map(({ id }) => id)
    expect(ids(cases.toReversed(), 7)).toEqual(ids(cases, 7))
    expect(ids(cases, 8)).not.toEqual(ids(cases, 7))
  })

  it('gives an order that tells nothing of the class', () => {
    const labels = drawCases(cases, wanted, 1).cases.map(({ truth }) => truth)
    const runs = labels.filter((label, index) => label !== labels[index - 1]).length
    expect(runs).toBeGreaterThan(labels.length / 2)
  })
})

describe("the paper's training set", () => {
  it('has 13,830 instances', () => {
    const sum = benchmarkClasses.reduce((all, name) => all + paperTrainingSet[name], 0)
    expect(sum).toBe(paperTrainingSize)
  })
})
