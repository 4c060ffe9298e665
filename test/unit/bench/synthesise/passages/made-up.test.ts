import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../../src/bench/chance.ts'
import {
  digits,
  madeUpAccount,
  madeUpAddress,
  madeUpCode,
  madeUpFile,
  madeUpPerson,
  madeUpSum,
  madeUpUrl,
  madeUpWord,
} from '../../../../../src/bench/synthesise/passages/made-up.ts'

const many = <T>(make: (chance: ReturnType<typeof createChance>) => T): readonly T[] => {
  const chance = createChance(3, 'made up')
  return Array.from({ length: 200 }, () => make(chance))
}

describe('made-up values', () => {
  it('look like what they stand for', () => {
    for (const one of many(madeUpAddress)) expect(one).toMatch(/^[a-z.]+\d*@[a-z-]+\.[a-z]+$/)
    for (const one of many(madeUpUrl)) expect(one).toMatch(/^(https?:\/\/|www\.)[a-z.-]+/)
    for (const one of many(madeUpAccount)) expect(one.length).toBeGreaterThanOrEqual(4)
    for (const one of many(madeUpCode)) expect(one).toMatch(/^[A-Z]{1,3}-?\d{3,6}$/)
    for (const one of many(madeUpFile)) expect(one).toMatch(/^[a-z]+_\d+\.[a-z]+$/)
    for (const one of many(madeUpPerson)) expect(one).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
    for (const one of many(madeUpSum)) expect(one).toBeGreaterThan(0)
    for (const one of many((chance) => digits(chance, 5))) expect(one).toMatch(/^[1-9]\d{4}$/)
  })

  it('hardly ever repeat', () => {
    expect(new Set(many(madeUpAddress)).size).toBeGreaterThan(195)
    expect(new Set(many(madeUpWord)).size).toBeGreaterThan(180)
  })
})
