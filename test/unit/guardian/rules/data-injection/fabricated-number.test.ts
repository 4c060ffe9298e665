import { describe, expect, it } from 'vitest'
import { fabricatedNumber } from '../../../../../src/guardian/rules/data-injection/fabricated-number.ts'
import { assertionsIn } from '../../../../../src/guardian/task/assertions.ts'
import { memoryOf } from '../../task/task-input.ts'

function claims(text: string, returns: Record<string, string | number | number[]>) {
  const past = memoryOf({ user: 'How much is it?', before: [{ name: 'get_price', returns }] })
  const answer = past.observations.find(({ kind }) => kind === 'return')
  if (answer === undefined) throw new Error('nothing returned')
  return fabricatedNumber(text, assertionsIn(text), answer, past)
}

describe('a number in the place of the one that was returned', () => {
  it('is found with the flow that returned it', () => {
    const [claim] = claims('The price is 84 euros.', { price: 74 })
    expect(claim).toMatchObject({ decision: 'allow', severity: 'medium', confidence: 0.6 })
    expect(claim?.evidence[1]?.earlier).toBe(2)
  })

  it('is none where the answer gives both, or rounds', () => {
    expect(claims('The price is 74 euros, 84 with the fee of 10.', { price: 74 })).toEqual([])
    expect(claims('The price is about 74 euros.', { price: 74.49 })).toEqual([])
  })

  it('is none where it is an hour, or far from what was returned and no measure', () => {
    expect(claims('It begins at 10 pm.', { begin: 8 })).toEqual([])
    expect(claims('The code is 910.', { price: 74 })).toEqual([])
  })

  it('is found where it is a measure, and nothing that was returned is said', () => {
    expect(claims('The price is 910 euros.', { price: 74 })[0]?.text).toContain(
      'none of those that were returned',
    )
    expect(claims('The price is 910 euros, 74 before.', { price: 74 })).toEqual([])
  })

  it('is not looked for among many numbers', () => {
    const all = Array.from({ length: 40 }, (_, index) => 70 + 3 * index)
    expect(claims('The price is 83 euros.', { all })).toEqual([])
  })
})
