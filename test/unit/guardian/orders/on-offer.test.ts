import { describe, expect, it } from 'vitest'
import { actionsOfTool, isTelling, offerOf } from '../../../../src/guardian/orders/on-offer.ts'

const tool = (name: string, properties: object = {}) => ({
  server: 's',
  name,
  definition: { name, inputSchema: { type: 'object', properties: { ...properties } } },
})

describe('offerOf', () => {
  it('tells what can be done, by names and schemas', () => {
    const { kinds, names } = offerOf([tool('send_parcel', { to: {} }), tool('cart_add', {})])
    expect(kinds.has('send')).toBe(true)
    expect(kinds.has('spend')).toBe(true)
    expect(kinds.has('delete')).toBe(false)
    expect([...names.keys()]).toEqual(['send_parcel', 'cart_add'])
  })

  it('knows when nothing is known', () => {
    expect(offerOf([]).isUnknown).toBe(true)
    expect(offerOf([tool('look_up')]).isUnknown).toBe(false)
  })

  it('remembers what was on offer, and sees when that changes', () => {
    const tools = [tool('send_parcel'), tool('cart-add')]
    expect(offerOf([...tools])).toBe(offerOf([...tools]))
    expect(offerOf([...tools, tool('read_it')]).names.has('read_it')).toBe(true)
    expect([...offerOf(tools).heads]).toEqual(['send_parcel', 'cart'])
  })

  it('gives the same answer for the same definition', () => {
    const one = tool('browse_webpage')
    expect(actionsOfTool(one)).toBe(actionsOfTool(one))
    expect(actionsOfTool(one).has('visit')).toBe(true)
  })
})

describe('isTelling', () => {
  it('is a name that no text has by chance', () => {
    expect(isTelling('send_parcel')).toBe(true)
    expect(isTelling('sendParcel')).toBe(true)
    expect(isTelling('search')).toBe(false)
    expect(isTelling('a_b')).toBe(false)
  })
})
