import { describe, expect, it } from 'vitest'
import {
  putFunction,
  putPrivileges,
} from '../../../../../src/guardian/classifier/features/function-features.ts'
import { standingOf } from '../../../../../src/guardian/task/standing.ts'
import { playedCall, text, tool } from '../../task/task-input.ts'
import { put } from '../named-row.ts'

const weather = tool('get_weather', 'Gets the weather of a city.', { city: text })
const twin = tool('get_weather_now', 'Gets the weather of a city.', { city: text })
const wipe = tool('delete_all_records', 'Deletes all records of a database.', { table: text })

function functionOf(name: string, user: string, tools = [weather, wipe]) {
  const input = playedCall(name, { city: 'Oslo' }, { user, tools })
  const standing = standingOf(input)
  return put((fill) => {
    if (standing === undefined) return
    putFunction(fill, input, standing)
    putPrivileges(fill, input, standing)
  })
}

describe('putFunction', () => {
  it('tells the function that was asked for from another', () => {
    const right = functionOf('get_weather', 'What is the weather in Oslo?')
    const wrong = functionOf('delete_all_records', 'What is the weather in Oslo?')
    expect([right('known'), right('fit-rank'), right('foreign')]).toEqual([1, 0, 0])
    expect(wrong('fit-lead')).toBeGreaterThan(0)
    expect(wrong('name-met') ?? 1).toBeLessThan(right('name-met') ?? 0)
  })

  it('finds a function that does the same, and whether it came first', () => {
    const of = functionOf('get_weather_now', 'weather in Oslo', [weather, twin])
    expect(of('twin')).toBeGreaterThan(0.6)
    expect([of('twin-first'), of('twin-elsewhere')]).toEqual([1, 0])
  })
})

describe('putPrivileges', () => {
  it('names what the function may do and nobody asked for', () => {
    const of = functionOf('delete_all_records', 'What is the weather in Oslo?')
    expect(of('deletes')).toBeGreaterThan(0)
    expect(of('unasked')).toBeGreaterThan(0)
    expect(of('governs')).toBe(2)
    expect(of('milder-fit')).toBeGreaterThan(0)
  })

  it('holds nothing against a look-up', () => {
    const of = functionOf('get_weather', 'What is the weather in Oslo?')
    expect([of('deletes'), of('far'), of('governs'), of('changes')]).toEqual([0, 0, 0, 0])
  })
})
