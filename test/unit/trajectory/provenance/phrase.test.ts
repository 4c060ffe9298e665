import { describe, expect, it } from 'vitest'
import { holdsPhrase, maxPhrase } from '../../../../src/trajectory/provenance/phrase.ts'
import { expectLinear } from '../../../support/growth.ts'
import { indexOf, returned } from './index-of.ts'

const anybody = () => true
const storeOf = (...texts: readonly (string | number)[]) =>
  indexOf(...texts.map((text, flow) => returned(flow, [text]))).stores[1]

describe('holdsPhrase', () => {
  it('finds words in a row, within one leaf', () => {
    const store = storeOf('The Park Inn at Harbour Street', 'Sea', 'View')
    expect(holdsPhrase(store, 'park inn', anybody)).toBe(true)
    expect(holdsPhrase(store, 'the Parks, inn', anybody)).toBe(true)
    expect(holdsPhrase(store, 'inn park', anybody)).toBe(false)
    expect(holdsPhrase(store, 'sea view', anybody)).toBe(false)
    expect(holdsPhrase(store, '...', anybody)).toBe(false)
  })

  it('finds a number in another form', () => {
    const store = storeOf('it weighs 70kg', 'pay 1,250.00 EUR')
    expect(holdsPhrase(store, '70', anybody)).toBe(true)
    expect(holdsPhrase(store, '1250', anybody)).toBe(true)
    expect(holdsPhrase(store, '7', anybody)).toBe(false)
  })

  it('looks only at what is meant', () => {
    const store = storeOf('Park Inn', 'Park Inn', 'for 70kg')
    expect(holdsPhrase(store, 'Park Inn', ({ flow }) => flow === 0)).toBe(true)
    expect(holdsPhrase(store, 'Park Inn', ({ flow }) => flow === 7)).toBe(false)
    expect(holdsPhrase(store, '70', ({ flow }) => flow === 7)).toBe(false)
  })

  it('finds a rare word behind frequent ones', () => {
    const store = storeOf('to be a walrus', ...Array.from({ length: 500 }, () => 'to be a seal'))
    expect(holdsPhrase(store, 'to be a walrus', anybody)).toBe(true)
  })

  it('compares the beginning of a long value', () => {
    const words = Array.from({ length: maxPhrase }, (_, at) => `w${at}x`).join(' ')
    expect(holdsPhrase(storeOf(words), `${words} and more`, anybody)).toBe(true)
  })

  it('takes bounded time where one word is everywhere', () => {
    const given = (size: number) => storeOf('a '.repeat(size))
    expectLinear(50_000, given, (store) => {
      for (let round = 0; round < 200; round++) holdsPhrase(store, 'a a a b', anybody)
    })
  })
})
