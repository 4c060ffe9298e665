import { describe, expect, it } from 'vitest'
import {
  hintsOfFunction,
  hintsOfSchema,
  typeOfFunctionName,
  typeOfSchema,
} from '../../../src/flow/hints.ts'

describe('typeOfSchema', () => {
  it('reads the format', () => {
    expect(typeOfSchema({ type: 'string', format: 'email' })).toBe('email-address')
    expect(typeOfSchema({ type: 'string', format: 'uuid' })).toBe('record-id')
  })

  it('reads the noun at the start of the description', () => {
    expect(typeOfSchema({ description: 'The city to search in' })).toBe('location')
    expect(typeOfSchema({ description: 'Date of departure (ISO 8601)' })).toBe('date-time')
    expect(typeOfSchema({ description: 'Whether to wait for an email' })).toBeUndefined()
    expect(typeOfSchema({ description: 'x '.repeat(1_000_000) })).toBeUndefined()
  })

  it('takes a choice for an attribute', () => {
    expect(typeOfSchema({ enum: ['a', 'b'] })).toBe('attribute')
    expect(typeOfSchema({ type: 'string' })).toBeUndefined()
  })
})

describe('hintsOfSchema', () => {
  it('speaks of the properties of the schema and of no other field', () => {
    const hint = hintsOfSchema({ properties: { x: { format: 'date' }, y: 3 } })
    expect(hint({ field: 'x', value: 'soon' })).toBe('date-time')
    expect(hint({ field: 'y', value: 'soon' })).toBeUndefined()
    expect(hint({ field: '__proto__', value: 'soon' })).toBeUndefined()
    expect(hintsOfSchema(undefined)({ field: 'x', value: 1 })).toBeUndefined()
    expect(hintsOfSchema({ properties: [] })({ field: 'x', value: 1 })).toBeUndefined()
  })
})

describe('typeOfFunctionName', () => {
  it('reads what a function gives back', () => {
    expect(typeOfFunctionName('find_user_id_by_email')).toBe('account-id')
    expect(typeOfFunctionName('listAirports')).toBe('location')
    expect(typeOfFunctionName('mail__get_email_address')).toBe('email-address')
  })

  it('says nothing of a function that does something', () => {
    for (const name of ['send_email', 'delete_user', 'list', 'get', '', '__']) {
      expect([name, typeOfFunctionName(name)]).toEqual([name, undefined])
    }
  })

  it('speaks of leaves in no field', () => {
    const hint = hintsOfFunction('list_airports')
    expect(hint({ field: '', value: 'OSL' })).toBe('location')
    expect(hint({ field: 'x', value: 'OSL' })).toBeUndefined()
  })
})
