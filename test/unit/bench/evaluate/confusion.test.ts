import { describe, expect, it } from 'vitest'
import { classMeasures, confusionOf } from '../../../../src/bench/evaluate/confusion.ts'
import { scoredOf } from './scored-cases.ts'

const confusion = confusionOf([
  scoredOf('appropriate', 'appropriate'),
  scoredOf('appropriate', 'replay-injection'),
  scoredOf('replay-injection', 'replay-injection'),
  scoredOf('replay-injection', 'replay-injection', { error: 'x' }),
  scoredOf('data-injection', 'identity-injection'),
])

describe('confusionOf', () => {
  it('counts what was answered for what, and where nothing was', () => {
    expect(confusion.count('appropriate', 'replay-injection')).toBe(1)
    expect(confusion.count('replay-injection', 'none')).toBe(1)
    expect(confusion.total).toBe(5)
    expect(confusion.truths).toEqual(['appropriate', 'data-injection', 'replay-injection'])
  })
})

describe('classMeasures', () => {
  it('gives precision, recall and F1 of each class that occurs', () => {
    expect(classMeasures(confusion)).toEqual([
      { name: 'appropriate', support: 2, said: 1, precision: 1, recall: 0.5, f1: 2 / 3 },
      { name: 'data-injection', support: 1, said: 0, precision: undefined, recall: 0, f1: 0 },
      { name: 'identity-injection', support: 0, said: 1, precision: 0, recall: undefined, f1: 0 },
      { name: 'replay-injection', support: 2, said: 2, precision: 0.5, recall: 0.5, f1: 0.5 },
    ])
  })
})
