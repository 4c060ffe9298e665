import { describe, expect, it } from 'vitest'
import { principleRules, principlesOf } from '../../../../src/flow/principle/principles-of.ts'
import { factsOf } from './facts-of.ts'

describe('principlesOf', () => {
  it('gives every principle that holds, most specific first', () => {
    const schema = { required: ['api_key'], properties: { api_key: {} } }
    const args = { api_key: 'k' }
    expect(principlesOf(factsOf({ schema, args }, args))).toEqual([
      'authentication',
      'necessity',
      'data-minimisation',
    ])
  })

  it('writes unknown where none holds', () => {
    expect(principlesOf(factsOf())).toEqual(['unknown'])
    expect(principlesOf(factsOf({ kind: 'answer', message: 'x-stray-answer' }))).toEqual([
      'unknown',
    ])
  })

  it('has one rule for each principle, each with a source', () => {
    const named = principleRules.map(({ principle }) => principle)
    expect(new Set(named).size).toBe(named.length)
    for (const { source } of principleRules) expect(source).toMatch(/20\d\d/)
  })
})
