import { describe, expect, it } from 'vitest'
import { necessity } from '../../../../src/flow/principle/necessity.ts'
import { factsOf } from './facts-of.ts'

const schema = { required: ['path'], properties: { path: {}, head: {} } }

describe('necessity', () => {
  it('holds where every argument is declared and every required one is there', () => {
    for (const args of [{ path: '/a' }, { path: '/a', head: 3 }]) {
      expect(necessity.holds(factsOf({ schema, args }))).toBe(true)
    }
    expect(necessity.holds(factsOf({ schema: {}, args: {} }))).toBe(true)
  })

  it('does not hold with an undeclared argument or without a required one', () => {
    for (const args of [{ path: '/a', sidenote: 'x' }, { head: 3 }, {}]) {
      expect(necessity.holds(factsOf({ schema, args }))).toBe(false)
    }
  })

  it('does not hold where no schema was seen, or the arguments are no object', () => {
    expect(necessity.holds(factsOf({ args: { path: '/a' } }))).toBe(false)
    expect(necessity.holds(factsOf({ schema: {}, args: undefined }))).toBe(false)
  })

  it('takes names of the prototype for neither declared nor given', () => {
    expect(necessity.holds(factsOf({ schema: {}, args: { constructor: 'x' } }))).toBe(false)
    const needs = { required: ['toString'], properties: { toString: {} } }
    expect(necessity.holds(factsOf({ schema: needs, args: {} }))).toBe(false)
  })

  it('takes a schema of odd types for one that declares nothing', () => {
    for (const properties of [null, 3, 'x', [{ path: {} }]]) {
      expect(necessity.holds(factsOf({ schema: { properties }, args: { path: '/a' } }))).toBe(false)
    }
    expect(necessity.holds(factsOf({ schema: { required: [null, 3] }, args: {} }))).toBe(false)
    expect(necessity.holds(factsOf({ schema: { required: 'path' }, args: {} }))).toBe(true)
  })

  it('does not hold for an answer or another request', () => {
    expect(necessity.holds(factsOf({ schema: {}, args: {}, kind: 'answer' }))).toBe(false)
    expect(necessity.holds(factsOf({ schema: {}, args: {}, message: 'prompt' }))).toBe(false)
  })

  it('holds for a request that only names what it asks for', () => {
    expect(necessity.holds(factsOf({ message: 'resource' }, { uri: 'file:///a' }))).toBe(true)
    expect(necessity.holds(factsOf({ message: 'resource', kind: 'answer' }))).toBe(false)
  })

  it('holds for what a party asks the user', () => {
    const server = { role: 'server' } as const
    expect(necessity.holds(factsOf({ message: 'elicitation', sender: server }))).toBe(true)
    const response = { message: 'response', kind: 'answer' } as const
    expect(necessity.holds(factsOf(response, 'For how many people?'))).toBe(true)
    expect(necessity.holds(factsOf(response, 'For two people.'))).toBe(false)
  })

  it('takes linear time for many arguments and many required names', () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `n${index}`)
    const args = Object.fromEntries(names.map((name) => [name, 1]))
    const wide = { required: names, properties: args }
    expect(necessity.holds(factsOf({ schema: wide, args }))).toBe(true)
  })
})
