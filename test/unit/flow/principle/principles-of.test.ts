import { describe, expect, it } from 'vitest'
import { principles } from '../../../../src/flow/flow.ts'
import { principleRules, principlesOf } from '../../../../src/flow/principle/principles-of.ts'
import { originsOf } from '../origins-of.ts'
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
    expect([...named, 'unknown'].sort()).toEqual([...principles].sort())
    for (const { source } of principleRules) expect(source).toMatch(/20\d\d/)
  })

  it('gives the four flows of the example of the paper its principles', () => {
    const schema = {
      required: ['weight', 'height'],
      properties: { weight: {}, height: {} },
    }
    const called = { name: 'calculate_bmi', description: 'Calculates the body mass index.' }
    const user = { role: 'user' } as const
    const client = { role: 'client' } as const
    const server = { role: 'server', name: 'health', unit: 'function:calculate_bmi' } as const
    const args = { weight: 70, height: 1.75 }
    const origins = originsOf({ query: [70, 1.75] })
    const asked = { message: 'query', sender: user, recipient: client } as const
    const call = { args, schema, called, origins }
    const returned = {
      message: 'function-return',
      kind: 'answer',
      sender: server,
      recipient: client,
      requested: true,
      called,
    } as const
    const answered = {
      message: 'response',
      kind: 'answer',
      sender: client,
      requested: true,
    } as const
    expect(principlesOf(factsOf(asked, 'calculate my BMI: 70 kg, 1.75 m'))).toEqual(['consent'])
    expect(principlesOf(factsOf(call, args))[0]).toBe('necessity')
    expect(principlesOf(factsOf(returned, { bmi: 22.86 }))).toEqual(['service-provision'])
    expect(principlesOf(factsOf(answered, 'Your BMI is 22.86.'))).toEqual(['transparency'])
  })

  it('gives a call no necessity where nothing says what the function needs', () => {
    const args = { weight: 70 }
    expect(principlesOf(factsOf({ args, called: { name: 'calculate_bmi' } }, args))).toEqual([
      'unknown',
    ])
  })
})
