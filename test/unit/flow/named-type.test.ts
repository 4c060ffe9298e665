import { describe, expect, it } from 'vitest'
import { leavesOf } from '../../../src/flow/leaves.ts'
import { namedTypeOf } from '../../../src/flow/named-type.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'

const named = (content: JsonValue) => leavesOf(content).map(namedTypeOf)

describe('namedTypeOf', () => {
  it('takes the names around a field where its own says nothing', () => {
    expect(named({ address: { line1: 'Elm 3', floor: 'top' } })).toEqual(['location', 'location'])
    expect(named({ passengers: [{ first: 'Ann' }] })).toEqual(['person-name'])
    expect(named({ weather: { sky: 'clear' } })).toEqual(['attribute'])
    expect(named({ company: { name: 'Acme', founded: 'in May' } })).toEqual([
      'organisation-name',
      'attribute',
    ])
  })

  it('takes a comparison for a value of what it compares', () => {
    expect(named({ departure_date: { $gte: 'May', $lt: 'June' } })).toEqual([
      'date-time',
      'date-time',
    ])
    expect(named({ city: { is_one_of: ['Oslo', 'Rome'] } })).toEqual(['location', 'location'])
  })

  it('takes what the fields beside a number say that it is', () => {
    expect(named({ item_value: 85_000, currency: 'KRW' })).toEqual(['money', 'money'])
    expect(named({ number: 57, url: 'https://hub.example/57' })[0]).toBe('record-id')
    expect(named({ number: 57 })[0]).not.toBe('record-id')
    expect(named({ item_value: 85_000, colour: 'red' })[0]).not.toBe('money')
  })

  it('takes no secret from the names around a field', () => {
    expect(named({ token: { name: 'main', symbol: 'ETH' } })).toEqual(['item', 'item'])
  })

  it('states only what the value can be', () => {
    expect(named({ email: 'on file', phone: 'none', host: 'Ann Lee', url: 'later' })).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(named({ price: 'moderate', length: 'long', price_range: '10 to 20' })).toEqual([
      'attribute',
      'attribute',
      'money',
    ])
    expect(named({ code: '425931', fee: 'Yes', doorStatus: { driver: 'locked' } })).toEqual([
      'record-id',
      undefined,
      'status',
    ])
    expect(named({ price: true, code: 3, comment: 4 })).toEqual([undefined, undefined, undefined])
  })

  it('does not take addresses of machines for places, nor small numbers', () => {
    expect(named({ address: '0x00ff12', server_address: '10.0.0.1' })).toEqual([
      undefined,
      undefined,
    ])
    expect(named({ stop: 2, zip: 150, latitude: 59.9 })).toEqual([
      undefined,
      'location',
      'location',
    ])
  })

  it('tells the name of a person from the handle of an account and a head count', () => {
    expect(named({ attendees: ['Ann Lee', 'annlee', 'ann42', '3'] })).toEqual([
      'person-name',
      'account-id',
      'account-id',
      'quantity',
    ])
    expect(named({ directed_by: 'Ann Lee', ordered_by: 'Ann Lee' })).toEqual([
      'person-name',
      undefined,
    ])
  })
})
