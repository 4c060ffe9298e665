import { describe, expect, it } from 'vitest'
import { following, saidArguments } from '../../../../src/bench/synthesise/said-argument.ts'
import { bmi } from '../gold.ts'
import { booking } from './world.ts'

describe('saidArguments', () => {
  it('finds only arguments that the user said', () => {
    expect(saidArguments(booking).map(({ key }) => key)).toEqual(['city', 'date'])
  })
})

describe('following', () => {
  it('puts the other value into the call, its return and the answer of its turn', () => {
    const [said] = saidArguments(booking)
    if (said === undefined) throw new Error('the user says the city')
    const steps = following(booking.steps, said.target, 'city', 'Lisbon', 'Porto')
    expect(steps[1]).toMatchObject({ arguments: { city: 'Porto' } })
    expect(steps[0]).toEqual(booking.steps[0])
    expect(steps.slice(3)).toEqual(booking.steps.slice(3))
    expect(following(bmi.steps, said.target, 'city', 'Lisbon', 'Porto')).toHaveLength(3)
  })
})
