import { describe, expect, it } from 'vitest'
import { putTelling } from '../../../../../src/guardian/classifier/features/telling-features.ts'
import { recentOf } from '../../../../../src/guardian/classifier/features/unit-features.ts'
import { memoryOf, type Played, text, tool } from '../../task/task-input.ts'
import { put } from '../named-row.ts'

const tools = [
  tool('get_weather', 'Gets the weather of a city.', { city: text }),
  tool('list_invoices', 'Lists invoices.', { customer: text }),
]
const user = 'How is the weather in Oslo?'

function called(name: string, args: Readonly<Record<string, string>>, returned: string) {
  return { name, args, returns: { content: [{ type: 'text', text: returned }] } }
}

function tellingOf(said: string, before: Played['before'] = []) {
  const past = memoryOf({ user, tools, before })
  return put((fill) => putTelling(fill, said, past, recentOf(past)))
}

const weather = called('get_weather', { city: 'Oslo' }, '{"sky": "cloudy", "degrees": 11}')
const invoices = called('list_invoices', { customer: 'me' }, '{"invoices": ["INV-7731"]}')

describe('putTelling', () => {
  it('counts a call whose result is told, as words or as a number', () => {
    expect(tellingOf('It is cloudy.', [weather])('told-share')).toBe(1)
    expect(tellingOf('It has 11 degrees.', [weather])('untold')).toBe(0)
  })

  it('names the call of which nothing is told, and where it stood', () => {
    const of = tellingOf('It is cloudy in Oslo.', [invoices, weather])
    expect([of('told-share'), of('untold'), of('untold-first')]).toEqual([0.5, 1, 1])
    expect(of('told-lead')).toBeGreaterThan(0)
    expect([of('calls-met'), of('calls-unmet')]).toEqual([1, 1])
    expect(tellingOf('Cloudy.', [weather, invoices])('untold-first')).toBe(0)
  })

  it('holds a result for taken up that a later call takes', () => {
    const next = called('get_weather', { city: 'INV-7731' }, '{"sky": "clear"}')
    expect(tellingOf('It is clear.', [invoices, next])('untold')).toBe(0)
  })

  it('says nothing of shares where a call returned nothing to tell', () => {
    const of = tellingOf('Done.', [called('get_weather', { city: 'Oslo' }, '{}')])
    expect([of('untold'), of('told-share')]).toEqual([0, undefined])
  })

  it('says nothing of a turn without calls', () => {
    expect(tellingOf('Hello.')('untold')).toBeUndefined()
  })
})
