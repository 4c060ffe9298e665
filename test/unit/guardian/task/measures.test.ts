import { describe, expect, it } from 'vitest'
import { measuresIn, measuresOf, timesIn } from '../../../../src/guardian/task/measures.ts'

describe('measuresIn', () => {
  it('brings words and signs of one kind to one form', () => {
    const found = measuresIn('convert $20 or 5 us$ into euros, at 20 °c, on a mon for 3 kilometres')
    expect([...(found.get('currency') ?? [])]).toEqual(expect.arrayContaining(['usd', 'eur']))
    expect([...(found.get('temperature') ?? [])]).toEqual(['celsius'])
    expect([...(found.get('day') ?? [])]).toEqual(['monday'])
    expect([...(found.get('distance') ?? [])]).toEqual(['km'])
  })

  it('lets a word stand for all that it may mean', () => {
    expect(measuresOf('pounds')).toEqual([
      ['currency', 'gbp'],
      ['weight', 'pound'],
    ])
    expect(measuresOf('dollars').map(([, name]) => name)).toEqual(['usd', 'cad', 'aud'])
    for (const word of ['constructor', '__proto__', 'won', 'in', ''])
      expect(measuresOf(word)).toEqual([])
  })
})

describe('timesIn', () => {
  it('brings times to one form', () => {
    expect([...timesIn('at 17:00, or 5 pm')]).toEqual([300])
    expect([...timesIn("from 9:15 a.m. to 11 o'clock")]).toEqual([555, 660])
  })

  it('takes no dates, amounts and versions for times', () => {
    expect([...timesIn('on 2026-05-01, for 20 people, 3.5 and 99:00 and 10:20:30:40')]).toEqual([])
  })

  it('reads long texts in bounded time', () => {
    for (const part of ['1:', '12:00', '9 pm ', '1 '])
      expect(timesIn(part.repeat(100_000)).size).toBeLessThan(3)
  })
})
