import { describe, expect, it } from 'vitest'
import {
  type MatrixFit,
  type MatrixRow,
  type MatrixSource,
  matrixFits,
  matrixRow,
  nameOfFit,
} from '../../../../src/bench/evaluate/matrix.ts'
import { examplesOf, payments } from '../train/dialogues.ts'

const examples = examplesOf(payments(160))
const of = (name: string) => examples.filter(({ source }) => source === name)

function source(name: string, mayTrain = true): MatrixSource {
  const own = of(name)
  return {
    name,
    mayTrain,
    train: mayTrain ? own.slice(0, 64) : [],
    test: own.slice(64),
    mixed: mayTrain ? own : [],
  }
}
const sources = [source('one'), source('two'), source('three', false)]

function row(fit: MatrixFit, some: readonly MatrixSource[] = sources): MatrixRow | undefined {
  const growing = matrixRow(some, fit, { seed: 1, draws: 10, rounds: 6 })
  let step = growing.next()
  while (step.done !== true) step = growing.next()
  return step.value
}

describe('a matrix', () => {
  it('has a model for all, for chance, for each source, and for all but each', () => {
    expect(matrixFits(sources, { ablate: false, groups: ['order'] }).map(nameOfFit)).toEqual([
      'all',
      'all, split at random',
      'one',
      'two',
      'all but one',
      'all but two',
    ])
    const ablated = matrixFits(sources, { ablate: true, groups: ['order', 'return'] })
    expect(ablated.slice(-2).map(nameOfFit)).toEqual(['all, without order', 'all, without return'])
    expect(matrixFits(sources.slice(0, 1), { ablate: false, groups: [] })).toHaveLength(3)
  })

  it('tests one source on every other, those for tests too', () => {
    const found = row({ kind: 'one', source: 'one' })
    expect(found?.learned).toBe(64)
    expect(found?.cells.map(({ test, cases }) => [test, cases])).toEqual([
      ['one', 16],
      ['two', 16],
      ['three', 16],
    ])
    expect(found?.cells[0]?.intervals['risk-resistance']).toBeDefined()
  })

  it('tests all but one on that one', () => {
    const found = row({ kind: 'others', source: 'one' })
    expect(found?.learned).toBe(64)
    expect(found?.cells.map(({ test }) => test)).toEqual(['one'])
  })

  it('tests all together, and as many cases split by chance', () => {
    const honest = row({ kind: 'all' })
    const random = row({ kind: 'random' })
    expect(honest?.cells.map(({ test }) => test)).toEqual(['all', 'one', 'two', 'three'])
    expect(random?.learned).toBe(honest?.learned)
    expect(random?.cells.map(({ cases }) => cases)).toEqual([honest?.cells[0]?.cases])
  })

  it('learns nothing from a group of features that is left out', () => {
    const whole = row({ kind: 'all' })?.cells[0]?.metrics['risk-resistance'] ?? 0
    const without = row({ kind: 'without', group: 'repetition' })?.cells[0]?.metrics
    expect(whole).toBeGreaterThan(0.6)
    expect(without?.['risk-resistance']).toBeLessThanOrEqual(whole)
    expect(examples[0]?.units[0]?.row.some((value) => !Number.isNaN(value))).toBe(true)
  })

  it('says where there is too little to learn from', () => {
    const few = { ...source('one'), train: of('one').slice(0, 10) }
    expect(row({ kind: 'one', source: 'one' }, [few])).toBeUndefined()
    const harmless = of('one').filter(({ label }) => label === 0)
    const same = { ...source('one'), train: [...harmless, ...harmless] }
    expect(row({ kind: 'all' }, [same])).toBeUndefined()
  })
})
