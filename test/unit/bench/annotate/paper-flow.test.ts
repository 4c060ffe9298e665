import { describe, expect, it } from 'vitest'
import {
  paperFlowOf,
  partyWords,
  withPaperFlow,
} from '../../../../src/bench/annotate/paper-flow.ts'
import type { Flow } from '../../../../src/flow/flow.ts'

const flow: Flow = {
  seq: 1,
  at: '1970-01-01T00:00:00.000Z',
  plane: 'wire',
  sender: { role: 'client' },
  recipient: { role: 'server', unit: 'function:calculate_bmi' },
  subject: [{ role: 'user' }],
  type: { message: 'function-request', about: ['health', 'quantity'] },
  principle: ['necessity', 'consent'],
  digest: '',
  bytes: 2,
  content: {},
}

describe('paperFlowOf', () => {
  it('says who gives whom what under which terms', () => {
    expect(paperFlowOf(flow)).toEqual({
      from: 'client',
      to: 'function calculate_bmi',
      type: 'health, quantity',
      principle: 'necessity, consent',
    })
  })
})

describe('partyWords', () => {
  it('names function and server, as far as they are known', () => {
    expect(partyWords({ role: 'server', name: 'notes', unit: 'resource:file:///a' })).toBe(
      'resource file:///a of server notes',
    )
    expect(partyWords({ role: 'server', name: 'notes' })).toBe('server notes')
    expect(partyWords({ role: 'server' })).toBe('server')
    expect(partyWords({ role: 'user', name: 'ann' })).toBe('user')
  })
})

describe('withPaperFlow', () => {
  const words = { from: 'client', to: 'function calculate_bmi' }

  it('takes names of the closed lists out of the words, in their order', () => {
    const found = withPaperFlow(flow, {
      ...words,
      type: 'Quantity (weight), Health',
      principle: 'Service Provision',
    })
    expect(found).toMatchObject({
      type: { message: 'function-request', about: ['quantity', 'health'] },
      principle: ['service-provision'],
    })
  })

  it('keeps other words as an extension, bounded', () => {
    const found = withPaperFlow(flow, { ...words, type: 'body  measures!', principle: '***' })
    expect(found).toMatchObject({ type: { about: ['x-body-measures'] }, principle: ['x-unknown'] })
    const long = withPaperFlow(flow, { ...words, type: 'word '.repeat(40), principle: 'consent' })
    expect(long.type.about[0]?.length).toBeLessThanOrEqual(62)
  })
})
