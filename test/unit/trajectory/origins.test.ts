import { describe, expect, it } from 'vitest'
import { leavesOf } from '../../../src/flow/leaves.ts'
import { createOrigins } from '../../../src/trajectory/origins.ts'

describe('createOrigins', () => {
  it('knows nothing at first', () => {
    const { view } = createOrigins()
    expect(view.originOf('Oslo')).toBe('unknown')
    expect(view.isOwn('calendar')).toBe(false)
    expect(view.isDelegated()).toBe(false)
  })

  it('knows what the user wrote, however it is written', () => {
    const { view, sawQuery } = createOrigins()
    sawQuery('I weigh 70 kg and am 1.75 m tall. Book the Grand Hotel for two.')
    for (const value of [70, 70n, '1.75', 1.75, 'grand  hotel', 'GRAND HOTEL', 2, 'Two']) {
      expect(view.originOf(value)).toBe('query')
    }
    for (const value of [7, 1.7, 'Hotel Grand', true, '', '...']) {
      expect(view.originOf(value)).toBe('unknown')
    }
  })

  it('knows what a server returned, unless the user wrote it too', () => {
    const { view, sawQuery, sawResult } = createOrigins()
    sawResult(leavesOf({ hotels: [{ name: 'Sea View', price: 90 }, { name: 'Park Inn' }] }))
    expect(view.originOf('sea view')).toBe('result')
    expect(view.originOf(90)).toBe('result')
    sawQuery('the Park Inn, please')
    expect(view.originOf('Park Inn')).toBe('query')
    expect(view.originOf('Sea View')).toBe('result')
  })

  it('knows what a schema offers', () => {
    const { view, sawSchema } = createOrigins()
    const unit = { type: 'string', enum: ['celsius', 'kelvin'], default: 'celsius' }
    sawSchema({ properties: { unit, limit: { default: 25 }, odd: null, open: { type: 'string' } } })
    for (const value of ['kelvin', 'Celsius', 25]) expect(view.originOf(value)).toBe('host')
    expect(view.originOf('string')).toBe('unknown')
    sawSchema({ properties: 'none' })
  })

  it("knows what is the user's own", () => {
    const { view, sawQuery, sawResult } = createOrigins()
    sawQuery('My name is Ann Lee. See my notes for details.')
    for (const value of ['Ann Lee', 'ann lee', 'note', 'notes']) {
      expect(view.isOwn(value)).toBe(true)
    }
    const profile = leavesOf({ email: 'ann@example.org', city: 'Oslo', orders: [17] })
    sawResult(profile)
    expect(view.isOwn('ann@example.org')).toBe(false)
    sawResult(profile, true)
    expect(view.isOwn('ann@example.org')).toBe(true)
    expect(view.isOwn('Oslo')).toBe(false)
  })

  it('remembers that the user left a choice to others', () => {
    const { view, sawQuery } = createOrigins()
    sawQuery('Book a room in Oslo')
    expect(view.isDelegated()).toBe(false)
    sawQuery('any of them is fine')
    sawQuery('thanks')
    expect(view.isDelegated()).toBe(true)
  })

  it('forgets the oldest, keeps to its bounds and costs the same after many messages', () => {
    const { view, sawQuery, sawResult } = createOrigins()
    const round = (number: number) => {
      sawQuery(`order number${number}x is my thing${number}`)
      sawResult([{ field: 'name', value: `item${number}y` }], true)
      return view.originOf(`number${number}x`)
    }
    for (let number = 0; number < 20_000; number++) round(number)
    expect(view.originOf('number0x')).toBe('unknown')
    expect(view.originOf('item0y')).toBe('unknown')
    expect(view.originOf('number19999x')).toBe('query')
    expect(view.originOf('item19999y')).toBe('result')
    expect(view.isOwn('thing0')).toBe(true)
    expect(view.isOwn('thing19999')).toBe(false)
  })

  it('takes linear time for long hostile texts', () => {
    const { view, sawQuery, sawResult } = createOrigins()
    const started = performance.now()
    for (const text of [
      'my '.repeat(100_000),
      'a'.repeat(1e6),
      '1,'.repeat(1e5),
      '\ud800'.repeat(1e5),
    ]) {
      sawQuery(text)
      sawResult([{ field: 'x', value: text }], true)
      view.originOf(text)
      view.isOwn(text)
    }
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})
