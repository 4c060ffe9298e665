import { describe, expect, it } from 'vitest'
import { dataMinimisation } from '../../../../src/flow/principle/data-minimisation.ts'
import { factsOf } from './facts-of.ts'

const schema = { required: ['path'], properties: { path: {}, head: {} } }

describe('dataMinimisation', () => {
  it('holds for a call with nothing but required arguments', () => {
    expect(dataMinimisation.holds(factsOf({ schema, args: { path: '/a' } }))).toBe(true)
  })

  it('does not hold with an optional or undeclared argument, or with none', () => {
    for (const args of [{ path: '/a', head: 3 }, { path: '/a', note: 'x' }, {}]) {
      expect(dataMinimisation.holds(factsOf({ schema, args }))).toBe(false)
    }
  })

  it('does not hold without a schema, or with one that requires nothing readable', () => {
    const args = { path: '/a' }
    expect(dataMinimisation.holds(factsOf({ args }))).toBe(false)
    for (const required of ['path', null, [null, 3], { path: true }]) {
      expect(dataMinimisation.holds(factsOf({ schema: { required }, args }))).toBe(false)
    }
  })

  it('does not hold for an answer or another request', () => {
    const args = { path: '/a' }
    expect(dataMinimisation.holds(factsOf({ schema, args, kind: 'answer' }))).toBe(false)
    expect(dataMinimisation.holds(factsOf({ schema, args, message: 'prompt' }))).toBe(false)
  })

  it('takes linear time for many arguments and many required names', () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `n${index}`)
    const args = Object.fromEntries(names.map((name) => [name, 1]))
    expect(dataMinimisation.holds(factsOf({ schema: { required: names }, args }))).toBe(true)
  })
})
