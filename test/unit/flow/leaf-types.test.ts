import { describe, expect, it } from 'vitest'
import { typesOfLeaf } from '../../../src/flow/leaf-types.ts'
import type { Leaf } from '../../../src/flow/leaves.ts'

const types = (field: string, value: Leaf['value']) => typesOfLeaf({ field, value })

describe('typesOfLeaf', () => {
  it('takes a value for what it is, whatever its name', () => {
    expect(types('x', 'ann@example.org')).toEqual(['email-address'])
    expect(types('city', 'ann@example.org')).toEqual(['email-address'])
  })

  it('takes a number for a quantity unless its name says otherwise', () => {
    expect(types('x', 3)).toEqual(['quantity'])
    expect(types('x', 2n ** 64n)).toEqual(['quantity'])
    expect(types('order_id', 3)).toEqual(['order-id'])
    expect(types('phone', 4_712_345_678)).toEqual(['phone-number'])
    expect(types('code', -32602)).toEqual(['quantity'])
    expect(types('subject', 7)).toEqual(['quantity'])
    expect(types('rating', '4.30')).toEqual(['quantity'])
  })

  it('takes the number of a thing for its name, and counts nothing', () => {
    expect(types('form', '1040')).toEqual(['finance'])
    expect(types('gate', '12')).toEqual(['record-id'])
    expect(types('boarding_gate', '7')).toEqual(['record-id'])
    expect(types('gates', '12')).toEqual(['quantity'])
    expect(types('form', 'signed twice')).toEqual(['item'])
  })

  it('takes yes and no for a status', () => {
    expect(types('email', true)).toEqual(['status'])
    expect(types('pets_allowed', 'False')).toEqual(['status'])
  })

  it('says no more of a value that is of one type as a whole', () => {
    expect(types('name', 'Prof. Ann Lee')).toEqual(['person-name'])
    expect(types('text', 'ann@example.org')).toEqual(['email-address'])
    expect(types('attendees', 'ann@example.org')).toEqual(['email-address'])
    expect(types('total', '12.50 EUR')).toEqual(['money'])
    expect(types('title', 'Lunch with Ann Lee')).toEqual(['person-name', 'item'])
    expect(types('name', `${'x'.repeat(10_000)} Ann Lee`)).toContain('item')
  })

  it('takes code in no field for code, and not for something said', () => {
    const code = 'function twice(n) {\n  return n * 2\n}\nconst four = twice(2)\n'
    expect(types('', code)).toEqual(['source-code'])
  })

  it('keeps the types of values within text beside that of the text', () => {
    expect(types('note', 'Write to ann@example.org at once')).toEqual([
      'email-address',
      'message-text',
    ])
  })

  it('says of a patient by name that it is about health too', () => {
    expect(types('patient_name', 'Ann Lee')).toContain('health')
    expect(types('patient_name', 'Ann Lee')).toContain('person-name')
  })

  it('takes a status that is told in a sentence for text too', () => {
    expect(types('status', 'Your parcel has left our house.')).toContain('message-text')
  })

  it('takes a hint only where nothing else speaks', () => {
    const leaf = { field: 'zq', value: 'Qz' }
    expect(typesOfLeaf(leaf, 'location')).toEqual(['location'])
    expect(typesOfLeaf({ field: 'city', value: 'Oslo' }, 'item')).toEqual(['location'])
    expect(typesOfLeaf({ field: 'zq', value: 3 }, 'money')).toEqual(['money'])
    expect(typesOfLeaf({ field: 'zq', value: true }, 'money')).toEqual(['status'])
  })

  it('takes words in no field for said, and one word for nothing known', () => {
    expect(types('', 'Quiet zebras')).toEqual(['message-text'])
    expect(types('', 'Quiet')).toEqual(['other'])
    expect(types('zq', 'Quiet zebras')).toEqual(['other'])
  })
})
