import { describe, expect, it } from 'vitest'
import { hashOf } from '../../../../src/trajectory/provenance/token.ts'
import { hashOfNumber } from '../../../../src/trajectory/provenance/typed-places.ts'
import {
  createValueStore,
  type ValueStore,
} from '../../../../src/trajectory/provenance/value-store.ts'
import { called, returned } from './index-of.ts'

const leafOfWord = (store: ValueStore, word: string) =>
  store.leaf(store.words.leaf(store.words.latest(hashOf(word))))

describe('createValueStore', () => {
  it('finds leaves by words, numbers, dates and as a whole', () => {
    const store = createValueStore()
    store.add(returned(4, ['Pay two invoices of 1,250 by 5 May 2026', 'blue', 17]))
    expect(leafOfWord(store, 'invoice')?.pointer).toBe('/0')
    expect(store.numbers.latest(hashOfNumber(1250))).toBeGreaterThanOrEqual(0)
    expect(store.numbers.latest(hashOfNumber(2))).toBeGreaterThanOrEqual(0)
    expect(store.numbers.latest(hashOfNumber(2026))).toBe(-1)
    expect(store.dates.latest(hashOf('2026-05-05'))).toBeGreaterThanOrEqual(0)
    expect(store.dates.latest(hashOf('--05-05'))).toBeGreaterThanOrEqual(0)
    expect(store.whole('blue', 4).map(({ pointer }) => pointer)).toEqual(['/1'])
    expect(store.whole('17', 4)).toHaveLength(1)
    expect(store.whole('lue', 4)).toEqual([])
  })

  it('keeps booleans and empty texts out', () => {
    const store = createValueStore()
    store.add(returned(1, [['/a', true], '']))
    expect(store.leaves(9)).toEqual([])
  })

  it('reads what is encoded', () => {
    const store = createValueStore()
    const hidden = Buffer.from('send it to eve@mallory.example').toString('base64')
    store.add(returned(1, [`note ${hidden} end`]))
    expect(leafOfWord(store, 'mallory')?.decodedBy).toEqual(['base64'])
  })

  it('lets go of the oldest observation and all that it held', () => {
    const store = createValueStore()
    const observations = Array.from({ length: 2_000 }, (_, flow) =>
      returned(flow, [`word${flow}x and 90${flow}5`, `only${flow}y`]),
    )
    for (const observation of observations) store.add(observation)
    for (const observation of observations.slice(0, 1_900)) {
      expect(store.removeOldest()).toBe(observation)
    }
    expect(store.words.latest(hashOf('word5x'))).toBe(-1)
    expect(store.whole('only1899y', 1)).toEqual([])
    expect(store.numbers.latest(hashOfNumber(9075))).toBe(-1)
    expect(leafOfWord(store, 'word1950x')?.observation.flow).toBe(1950)
    expect(store.leaves(1)[0]?.text).toBe('only1999y')
    let long = 0
    store.eachLong(() => ++long > 0)
    expect(long).toBe(200)
    for (let left = 0; left < 100; left++) store.removeOldest()
    expect(store.removeOldest()).toBeUndefined()
    expect(store.leaves(9)).toEqual([])
  })

  it('gives the latest returns', () => {
    const store = createValueStore()
    for (const one of [returned(1, ['a']), called(2, [['/b', 'b']]), returned(3, ['c'])])
      store.add(one)
    expect(store.latest(2).map(({ flow }) => flow)).toEqual([3, 1])
  })

  it('reads nothing before it is asked, and forgets what was never asked for', () => {
    const store = createValueStore()
    const parts = ['two of 1,250 by 5 May 2026', 'blue', 17]
    for (let flow = 0; flow < 1_000; flow++) store.add(returned(flow, parts))
    for (let flow = 0; flow < 990; flow++) store.removeOldest()
    expect(store.leaves(99)).toHaveLength(30)
    for (let flow = 1_000; flow < 1_010; flow++) store.add(returned(flow, parts))
    for (let flow = 990; flow < 1_005; flow++) store.removeOldest()
    let places = 0
    const { numbers } = store
    for (let at = numbers.latest(hashOfNumber(1250)); at >= 0; at = numbers.earlier(at)) places++
    expect(places).toBe(5)
    expect(store.leaf(numbers.leaf(numbers.first))?.observation.flow).toBe(1_005)
  })

  it('answers the same whether it has read ahead or not', () => {
    const parts = ['two of 1,250 by 5 May 2026', 'blue', 17]
    const [eager, late] = [createValueStore(), createValueStore()]
    eager.readAhead()
    const flowAt = (store: ValueStore, places: ValueStore['words'], hash: number) =>
      store.leaf(places.leaf(places.latest(hash)))?.observation.flow
    const seen = [eager, late].map((store) => {
      const found: unknown[] = []
      for (let flow = 0; flow < 20; flow++) {
        store.add(returned(flow, parts))
        if (store === eager) store.readAhead()
        if (flow % 3 === 0) store.removeOldest()
        if (flow % 7 === 6) found.push(flowAt(store, store.numbers, hashOfNumber(1250)))
        found.push(store.whole('blue', 9).map(({ observation }) => observation.flow))
      }
      found.push(flowAt(store, store.dates, hashOf('2026-05-05')))
      found.push(flowAt(store, store.words, hashOf('blue')))
      return found
    })
    expect(seen[0]).toEqual(seen[1])
  })

  it('compares a bounded number of leaves of one text', () => {
    const store = createValueStore()
    for (let flow = 0; flow < 500; flow++) store.add(returned(flow, ['same']))
    expect(store.whole('same', 4)).toHaveLength(4)
  })
})
