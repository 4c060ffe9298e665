import { describe, expect, it } from 'vitest'
import { denied, granted } from '../../../src/state/approval-steps.ts'
import { bindsTo, decisionAbout, flowName, isOver } from '../../../src/state/approvals.ts'
import { fieldOf, flowOf, now, requestOf } from './approval-of.ts'

const later = now + 60_000

describe('flowName', () => {
  it('is equal for equal flows, whatever the order of their fields and what is shown', () => {
    const { fields } = flowOf()
    const turned = fields.toReversed().map((field) => ({ ...field, shown: '' }))
    expect(flowName(flowOf({ fields: turned }))).toBe(flowName(flowOf()))
  })

  it.each([
    ['server', { server: 'other' }],
    ['origin', { origin: 'npm:other' }],
    ['function', { unit: 'function:send_sms' }],
    ['definition', { definition: 'd2' }],
    ['sender of the turn', { sender: 'mallory' }],
    ['finding', { finding: '[]' }],
    ['value', { fields: [fieldOf('to', 'eve@example.com', true), fieldOf('body', 'hello')] }],
    ['set of fields', { fields: [fieldOf('to', 'ada@example.com', true)] }],
  ])('is another with another %s', (_, more) => {
    expect(flowName(flowOf(more))).not.toBe(flowName(flowOf()))
    expect(bindsTo(flowOf(), flowOf(more))).toBe(false)
  })

  it('does not run names together', () => {
    const one = flowOf({ server: 'a","b', origin: 'c' })
    expect(flowName(one)).not.toBe(flowName(flowOf({ server: 'a', origin: 'b","c' })))
  })
})

describe('bindsTo', () => {
  it('lets a field that may be any hold another value, and no other field', () => {
    const other = flowOf({ fields: [fieldOf('to', 'ada@example.com', true), fieldOf('body', 'x')] })
    expect(bindsTo(flowOf(), other)).toBe(false)
    expect(bindsTo(flowOf(), other, ['/arguments/body'])).toBe(true)
  })

  it('never lets a field that matters hold another value', () => {
    const other = flowOf({ fields: [fieldOf('to', 'eve@x.org', true), fieldOf('body', 'hello')] })
    expect(bindsTo(flowOf(), other, ['/arguments/to'])).toBe(false)
  })

  it('takes one field twice for no match', () => {
    const twice = flowOf({ fields: [fieldOf('body', 'hello'), fieldOf('body', 'hello')] })
    expect(bindsTo(flowOf(), twice, ['/arguments/body'])).toBe(false)
  })
})

describe('decisionAbout', () => {
  const once = { once: true, until: later, any: [] }

  it('knows nothing of a request that waits', () => {
    expect(decisionAbout([requestOf()], flowOf(), now)).toBeUndefined()
  })

  it('finds an approval until it runs out', () => {
    const record = granted(requestOf(), once, now)
    expect(decisionAbout([record], flowOf(), now)).toEqual({ kind: 'granted', record })
    expect(decisionAbout([record], flowOf(), later)).toBeUndefined()
  })

  it('puts a denial before an approval', () => {
    const wide = granted(requestOf(), { ...once, once: false, any: ['/arguments/body'] }, now)
    const no = denied(requestOf(), later, now)
    expect(decisionAbout([wide, no], flowOf(), now)?.kind).toBe('denied')
    expect(decisionAbout([no, wide], flowOf(), now)?.kind).toBe('denied')
  })

  it('spares the approval for once where another may be used again', () => {
    const one = granted(requestOf(), once, now)
    const many = granted(requestOf(), { ...once, once: false }, now)
    expect(decisionAbout([one, many], flowOf(), now)?.record).toBe(many)
    expect(decisionAbout([many, one], flowOf(), now)?.record).toBe(many)
  })
})

describe('isOver', () => {
  it('takes a time that cannot be read for one that has run out', () => {
    const record = { ...requestOf(), standing: { state: 'pending', until: 'soon' } } as const
    expect(isOver(record, now)).toBe(true)
    expect(isOver(requestOf(), now)).toBe(false)
  })
})
