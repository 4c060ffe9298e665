import { describe, expect, it } from 'vitest'
import { createWordIndex, maxPhrase } from '../../../src/trajectory/word-index.ts'

const words = (text: string) => text.split(' ')

describe('createWordIndex', () => {
  it('finds words in a row, and only in a row', () => {
    const index = createWordIndex(10_000)
    index.add(words('i need a table in oslo for two'))
    expect(index.has(words('table in oslo'))).toBe(true)
    expect(index.has(words('oslo'))).toBe(true)
    expect(index.has(words('table oslo'))).toBe(false)
    expect(index.has(words('oslo in'))).toBe(false)
    expect(index.has([])).toBe(false)
    expect(index.has([''])).toBe(false)
  })

  it('finds no phrase across two texts', () => {
    const index = createWordIndex(10_000)
    index.add(words('grand'))
    index.add(words('hotel'))
    expect(index.has(words('grand hotel'))).toBe(false)
  })

  it('compares the beginning of a long phrase', () => {
    const index = createWordIndex(100_000)
    const long = Array.from({ length: 100 }, (_, number) => `w${number}`)
    index.add(long)
    expect(index.has(long)).toBe(true)
    expect(index.has([...long.slice(0, maxPhrase), 'other'])).toBe(true)
    expect(index.has(['other', ...long])).toBe(false)
  })

  it('forgets the oldest and keeps the latest when it is full', () => {
    const index = createWordIndex(10_000)
    for (let number = 0; number < 10_000; number++) index.add([`word${number}`])
    expect(index.has(['word0'])).toBe(false)
    expect(index.has(['word9999'])).toBe(true)
    expect(index.has(['word9980'])).toBe(true)
  })

  it('finds a phrase in the text of the same words over and over', () => {
    const index = createWordIndex(1_000_000)
    index.add([...Array.from({ length: 10_000 }, () => 'a'), 'b'])
    expect(index.has(['a', 'a', 'b'])).toBe(true)
    expect(index.has(['b', 'a'])).toBe(false)
  })
})
