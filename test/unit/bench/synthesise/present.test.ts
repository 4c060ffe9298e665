import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../src/bench/chance.ts'
import { callsOf } from '../../../../src/bench/dialogue.ts'
import { presented } from '../../../../src/bench/synthesise/present.ts'
import { bmi } from '../gold.ts'
import { depsOf, weather } from './world.ts'

const present = (dialogue: typeof bmi, seed: number, kept: readonly string[] = []) =>
  presented(dialogue, { chance: createChance(seed), pool: depsOf().pool, kept: new Set(kept) })

describe('presented', () => {
  it('writes returns in one way and arguments in the order of the schema', () => {
    const [call] = callsOf(bmi)
    if (call === undefined) throw new Error('one call')
    const turned = {
      ...call,
      arguments: { height: 1.75, weight: 70 },
      returned: '{ "bmi" :  22.86 }',
    }
    const [shown] = callsOf(present({ ...bmi, steps: bmi.steps.with(1, turned) }, 1))
    expect(Object.keys(shown?.arguments ?? {})).toEqual(['weight', 'height'])
    expect(shown?.returned).toBe('{"bmi":22.86}')
  })

  it('leaves plain words as they are', () => {
    const [call] = callsOf(bmi)
    if (call === undefined) throw new Error('one call')
    const words = { ...bmi, steps: bmi.steps.with(1, { ...call, returned: 'It is  22.' }) }
    expect(callsOf(present(words, 1))[0]?.returned).toBe('It is  22.')
  })

  it('offers every called function, also one that was never defined', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { tools } = present({ ...weather, tools: [] }, seed)
      expect(tools.find(({ name }) => name === 'get_weather')?.parameters).toMatchObject({
        properties: { city: { type: 'string' } },
      })
    }
  })

  it('drops functions that nobody calls from a long offer, but not those that an edit put there', () => {
    const many = Array.from({ length: 40 }, (_none, at) => ({ name: `spare_${at}` }))
    for (let seed = 0; seed < 20; seed++) {
      const names = present({ ...weather, tools: [...many, ...weather.tools] }, seed, [
        'spare_7',
      ]).tools.map(({ name }) => name)
      expect(names.length).toBeLessThanOrEqual(14)
      expect(names).toEqual(expect.arrayContaining(['get_weather', 'spare_7']))
    }
  })
})
