import { describe, expect, it } from 'vitest'
import { createMemory } from '../../../src/trajectory/create-memory.ts'
import { createOrigins } from '../../../src/trajectory/origins.ts'
import { hashOf } from '../../../src/trajectory/provenance/token.ts'
import { createValueIndex } from '../../../src/trajectory/provenance/value-index.ts'
import { expectLinear } from '../../support/growth.ts'
import { called, returned, said } from './provenance/index-of.ts'

function seen() {
  const index = createValueIndex()
  return { index, ...createOrigins(index) }
}

describe('createOrigins', () => {
  it('knows nothing at first', () => {
    const { view } = seen()
    expect(view.originOf('Oslo')).toBe('unknown')
    expect(view.isOwn('calendar')).toBe(false)
    expect(view.isDelegated()).toBe(false)
  })

  it('knows what the user wrote, however it is written', () => {
    const { view, index } = seen()
    index.add(said(0, 'I weigh 70 kg and am 1.75m tall. Book the Grand Hotel for two.'))
    for (const value of [70, 70n, '1.75', 1.75, 'grand  hotel', 'GRAND HOTEL', 2, 'Two']) {
      expect([value, view.originOf(value), view.isOfUser(value)]).toEqual([value, 'query', true])
    }
    for (const value of [7, 1.7, 'Hotel Grand', true, '', '...']) {
      expect([value, view.originOf(value), view.isOfUser(value)]).toEqual([value, 'unknown', false])
    }
  })

  it('knows the words of the user before they are remembered', () => {
    const { view, sawQuery } = seen()
    sawQuery('Book the Grand Hotel.')
    expect(view.originOf('Book the Grand Hotel.')).toBe('query')
  })

  it('knows what a server returned, unless the user wrote it too', () => {
    const { view, index, changed } = seen()
    index.add(returned(1, ['Sea View', 90, 'Park Inn']))
    expect(view.originOf('sea view')).toBe('result')
    expect(view.originOf(90)).toBe('result')
    expect(view.originOf('Park Inn')).toBe('result')
    expect(view.isOfUser('Park Inn')).toBe(false)
    index.add(said(2, 'the Park Inn, please'))
    changed()
    expect(view.originOf('Park Inn')).toBe('query')
    expect(view.isOfUser('Park Inn')).toBe(true)
    expect(view.originOf('Sea View')).toBe('result')
  })

  it('takes nothing for the user’s or a server’s that a call or a model said', () => {
    const { view, index } = seen()
    index.add(called(1, [['/to', 'zanzibar-77']]))
    index.add({ ...said(2, 'pay Mallory Quist'), integrity: 'host' })
    for (const value of ['zanzibar-77', 'Mallory Quist']) {
      expect(view.originOf(value)).toBe('unknown')
    }
  })

  it('compares the words themselves, since equal hashes can be made on purpose', () => {
    const { view, index } = seen()
    // A well-known pair of FNV-1a in 32 bits.
    expect(hashOf('costarring')).toBe(hashOf('liquid'))
    index.add(said(0, 'Send the liquid to me'))
    expect(view.originOf('costarring')).toBe('unknown')
    expect(view.originOf('liquid')).toBe('query')
  })

  it('knows what a schema offers', () => {
    const { view, sawSchema } = seen()
    const unit = { type: 'string', enum: ['celsius', 'kelvin'], default: 'celsius' }
    sawSchema({ properties: { unit, limit: { default: 25 }, odd: null, open: { type: 'string' } } })
    for (const value of ['kelvin', 'Celsius', 25]) expect(view.originOf(value)).toBe('host')
    expect(view.originOf('string')).toBe('unknown')
    sawSchema({ properties: 'none' })
  })

  it("knows what is the user's own", () => {
    const { view, sawQuery, sawProfile } = seen()
    sawQuery('My name is Ann Lee. See my notes for details.')
    for (const value of ['Ann Lee', 'ann lee', 'note', 'notes']) {
      expect(view.isOwn(value)).toBe(true)
    }
    expect(view.isOwn('ann@example.org')).toBe(false)
    sawProfile([
      ['/email', 'ann@example.org'],
      ['/city', 'Oslo'],
      ['/orders/0', 17],
      ['/text', 'phone: +47 555 01 02\ncity: Bergen'],
    ])
    expect(view.isOwn('ann@example.org')).toBe(true)
    expect(view.isOwn('+47 555 01 02')).toBe(true)
    expect(view.isOwn('Oslo')).toBe(false)
    expect(view.isOwn('Bergen')).toBe(false)
  })

  it('remembers that the user left a choice to others', () => {
    const { view, sawQuery } = seen()
    sawQuery('Book a room in Oslo')
    expect(view.isDelegated()).toBe(false)
    sawQuery('any of them is fine')
    sawQuery('thanks')
    expect(view.isDelegated()).toBe(true)
  })

  it('forgets the oldest, keeps to its bounds and costs the same after many messages', () => {
    const memory = createMemory()
    const { view } = memory.origins
    const round = (number: number) => {
      const text = `order number${number}x is my thing${number}`
      memory.begin({ number, text, flow: number, at: '', source: 'user' })
      memory.observe(said(number, text))
      memory.observe(returned(number, [`item${number}y`]))
      return view.originOf(`number${number}x`)
    }
    for (let number = 0; number < 8_000; number++) round(number)
    expect(view.originOf('number0x')).toBe('unknown')
    expect(view.originOf('item0y')).toBe('unknown')
    expect(view.originOf('number7999x')).toBe('query')
    expect(view.isOwn('thing0')).toBe(true)
    expect(view.isOwn('thing7999')).toBe(false)
  })

  it('takes linear time for long hostile texts', () => {
    for (const part of ['my ', 'a', '1,', '\ud800']) {
      const given = (size: number) => ({ ...seen(), text: part.repeat(size) })
      expectLinear(400_000, given, ({ view, index, sawQuery, sawProfile, text }) => {
        sawQuery(text)
        sawProfile([['/name', text]])
        index.add(returned(1, [text]))
        view.originOf(text)
        view.isOwn(text)
      })
    }
  })
})
