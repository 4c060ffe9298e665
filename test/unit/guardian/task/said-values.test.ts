import { describe, expect, it } from 'vitest'
import { askedIn } from '../../../../src/guardian/task/asked.ts'
import { saidValues } from '../../../../src/guardian/task/said-values.ts'
import { expectLinear } from '../../../support/growth.ts'
import { memoryOf } from './task-input.ts'

function valuesIn(user: string): readonly string[] {
  const asked = askedIn(memoryOf({ user }))
  return asked === undefined ? [] : saidValues(asked).map(({ text }) => text)
}

describe('saidValues', () => {
  it('finds numbers, quoted texts and names within a sentence', () => {
    expect(
      valuesIn('I weigh 70 kg and want to fly to New York with "Blue Sky" for 1,250.50'),
    ).toEqual(['70', 'New York', 'Blue Sky', '1250.50'])
  })

  it('takes no capital at the start of a sentence, no day and no I', () => {
    expect(valuesIn('Please help. Today I want it by Monday? Tell me.')).toEqual([])
  })

  it('finds at most 64, in time that grows no faster than hostile texts', () => {
    expect(valuesIn(`pay ${'7 '.repeat(2_000)}`)).toHaveLength(64)
    for (const part of ['Aa ', '1,000', '"'])
      expectLinear(9_000, (size) => part.repeat(size), valuesIn)
  })
})
