import { describe, expect, it } from 'vitest'
import { contradictions } from '../../../../src/guardian/task/contradictions.ts'
import { standingOf } from '../../../../src/guardian/task/standing.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import { playedCall } from './task-input.ts'

function pointers(user: string, args: JsonObject) {
  const input = playedCall('do_it', args, { user })
  const standing = standingOf(input)
  return standing === undefined ? [] : contradictions(input, standing).map(({ pointer }) => pointer)
}

describe("what the user's words say of currencies, units, days, times and codes", () => {
  it('finds another currency, unit or day', () => {
    expect(pointers('I want to see the price in euros', { currency: 'USD' })).toEqual(['/currency'])
    expect(pointers('Give me the weather in celsius', { unit: 'fahrenheit' })).toEqual(['/unit'])
    expect(pointers('I want a table for Sunday', { day: 'Saturday' })).toEqual(['/day'])
  })

  it('is silent where the user said it in other words, or not at all', () => {
    expect(pointers('I pay 20 bucks', { currency: 'USD' })).toEqual([])
    expect(pointers('What is the price of it?', { currency: 'USD' })).toEqual([])
    expect(pointers('I have 20 euros', { from: 'EUR', to: 'USD' })).toEqual([])
    expect(pointers('The day after Sunday', { day: 'Monday' })).toEqual([])
    expect(pointers('Sunday or any other day', { day: 'Monday' })).toEqual([])
  })

  it('finds another time, and is silent where one is reckoned or left open', () => {
    const times = { start: '13:00', end: '11:00' }
    expect(pointers('Set the start to 10:00 and the end to 11:00', times)).toEqual(['/start'])
    expect(pointers('The start is 1 pm, the end is 11:00', times)).toEqual([])
    expect(pointers('It is at 10:00 for two hours', { start: '10:00', end: '12:00' })).toEqual([])
    expect(pointers('I can come any time from 10:00', { start: '13:00' })).toEqual([])
  })

  it('finds a code that is off by a character, unless the right one is used too', () => {
    expect(pointers('Please track RB413450335SG', { id: 'RB413450336SG' })).toEqual(['/id'])
    expect(
      pointers('Please track RB413450335SG', { id: 'RB413450335SG', copy: 'RB413450336SG' }),
    ).toEqual([])
  })

  it('finds what the user took back', () => {
    expect(pointers('I live in Malmö, not Lund', { city: 'Lund' })).toEqual(['/city'])
    expect(pointers('I live in Malmö, not Lund', { city: 'Malmö' })).toEqual([])
  })
})
