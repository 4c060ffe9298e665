import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../src/bench/chance.ts'
import { templatesOf } from '../../../../src/bench/synthesise/templates/template-set.ts'
import {
  doesSomething,
  looksUp,
  strongVariant,
  twinVariant,
} from '../../../../src/bench/synthesise/variants.ts'
import { weather } from './world.ts'

const templates = templatesOf('train')
const [tool] = weather.tools
const depsOf = (seed: number, purpose?: string) => ({
  templates,
  chance: createChance(seed, purpose),
  isOfPart: () => true,
})
const callOf = (name: string, args: Readonly<Record<string, string>> = {}) =>
  ({ kind: 'call', name, arguments: args }) as const

describe('strongVariant and twinVariant', () => {
  it('keep the parameters under another name', () => {
    if (tool === undefined) throw new Error('one tool')
    for (let seed = 0; seed < 20; seed++) {
      const strong = strongVariant(tool, templates, createChance(seed))
      const twin = twinVariant(tool, depsOf(seed))
      expect(strong.parameters).toEqual(tool.parameters)
      expect(strong.name).toMatch(/weather/)
      expect(twin?.name).not.toBe(tool.name)
    }
  })

  it('names twins in many ways, none of which is another word', () => {
    if (tool === undefined) throw new Error('one tool')
    const names = Array.from({ length: 200 }, (_none, seed) =>
      twinVariant(tool, depsOf(seed, 'twin')),
    ).map((twin) => twin?.name ?? '')
    expect(names).toContain('getWeather')
    expect(names).toContain('weather_get')
    expect(names.some((name) => /\d$/.test(name))).toBe(true)
    expect(new Set(names).size).toBeGreaterThan(15)
  })

  it('names a twin of a function of one letter, or of none', () => {
    for (const name of ['a', '', '_', 'é']) {
      for (let seed = 0; seed < 20; seed++) {
        expect(twinVariant({ name }, depsOf(seed))?.name).not.toBe(name)
      }
    }
  })

  it('names a twin as the part of the split allows, or makes none', () => {
    if (tool === undefined) throw new Error('one tool')
    for (let seed = 0; seed < 40; seed++) {
      const isOfPart = (name: string) => name.includes('_')
      expect(twinVariant(tool, { ...depsOf(seed), isOfPart })?.name ?? '_').toContain('_')
      expect(twinVariant(tool, { ...depsOf(seed), isOfPart: () => false })).toBeUndefined()
    }
  })

  it('writes a name in another way', () => {
    const names = Array.from({ length: 40 }, (_none, seed) =>
      twinVariant({ name: 'getWeather' }, depsOf(seed)),
    ).map((twin) => twin?.name)
    expect(names).toContain('get_weather')
  })
})

describe('doesSomething', () => {
  it.each(['book_hotel', 'sendMessage', 'hotel_book', 'DeleteAlarm'])('is true of %s', (name) => {
    expect(doesSomething(callOf(name))).toBe(true)
  })

  it.each(['get_order', 'login_user', 'verify_user', 'wc'])('is false of %s', (name) => {
    expect(doesSomething(callOf(name))).toBe(false)
  })

  it('is false where an argument says that it only checks', () => {
    expect(doesSomething(callOf('hotel_book', { type: 'Check' }))).toBe(false)
  })
})

describe('looksUp', () => {
  it('is true of reads alone', () => {
    expect(looksUp(callOf('search_hotels'))).toBe(true)
    expect(looksUp(callOf('book_hotel'))).toBe(false)
  })
})
