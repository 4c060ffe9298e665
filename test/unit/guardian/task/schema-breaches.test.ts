import { describe, expect, it } from 'vitest'
import { breachesOf } from '../../../../src/guardian/task/schema-breaches.ts'

const schema = {
  type: 'object',
  properties: {
    unit: { type: 'string', enum: ['kg', 'lb'] },
    weight: { type: 'number' },
    tags: { type: 'array' },
  },
  required: ['weight'],
}

describe('breachesOf', () => {
  it('is silent for what conforms, and where no schema is known', () => {
    expect(breachesOf({ unit: 'kg', weight: 70, tags: [] }, schema)).toEqual([])
    expect(breachesOf({ weight: 'x' }, undefined)).toEqual([])
    expect(breachesOf({ weight: 'x' }, { properties: 7 })).toEqual([])
  })

  it('names the type, the enum, and what is missing', () => {
    expect(breachesOf({ weight: '70' }, schema)).toEqual([
      { pointer: '/weight', what: 'has another type than declared' },
    ])
    expect(breachesOf({ unit: 'stone', weight: 1 }, schema)).toMatchObject([{ pointer: '/unit' }])
    expect(breachesOf({ unit: 'kg' }, schema)).toMatchObject([{ pointer: '' }])
  })

  it('minds undeclared arguments only where the schema closes itself', () => {
    expect(breachesOf({ weight: 1, colour: 'red' }, schema)).toEqual([])
    const closed = { ...schema, additionalProperties: false }
    expect(breachesOf({ weight: 1, 'a/b': 'red' }, closed)).toMatchObject([{ pointer: '/a~1b' }])
    expect(breachesOf({ weight: 1, constructor: 'x' }, closed)).toHaveLength(1)
  })

  it('says at most four', () => {
    const args = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`k${at}`, 1]))
    expect(breachesOf(args, { ...schema, additionalProperties: false })).toHaveLength(4)
  })
})
