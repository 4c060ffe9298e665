import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../src/bench/chance.ts'
import { createPool } from '../../../../src/bench/pool.ts'
import { nearMiss } from '../../../../src/bench/synthesise/near-miss.ts'
import { depsOf, golds, weather } from './world.ts'

const miss = (key: string, value: string | number, seed: number) =>
  nearMiss(key, value, weather, 'get_weather', { ...depsOf(), chance: createChance(seed) })

describe('nearMiss', () => {
  it('keeps the type, the decimals and the sign of numbers', () => {
    for (let seed = 0; seed < 50; seed++) {
      const other = miss('height', 1.75, seed)
      expect(typeof other).toBe('number')
      expect(other).not.toBe(1.75)
      expect(Number(other)).toBeGreaterThan(0)
      expect(String(other).split('.')[1]?.length ?? 0).toBeLessThanOrEqual(2)
      expect(miss('text', '70', seed)).toMatch(/^\d+$/)
    }
  })

  it('keeps dates dates', () => {
    for (let seed = 0; seed < 50; seed++) {
      const other = String(miss('date', '2026-02-28', seed))
      expect(other).not.toBe('2026-02-28')
      expect(Number.isNaN(Date.parse(other))).toBe(false)
    }
  })

  it('takes another word of the schema, or of a call with the same parameter', () => {
    const parameters = { type: 'object', properties: { unit: { enum: ['C', 'F'] } } }
    const dialogue = { ...weather, tools: [{ name: 'get_weather', parameters }] }
    expect(nearMiss('unit', 'C', dialogue, 'get_weather', depsOf())).toBe('F')
    const deps = { chance: createChance(1), pool: createPool(golds) }
    expect(nearMiss('city', 'Oslo', weather, 'get_weather', deps)).toBe('Lisbon')
  })

  it('gives none where nothing like it is known', () => {
    expect(miss('mood', 'cheerful all day', 1)).toBeUndefined()
  })
})
