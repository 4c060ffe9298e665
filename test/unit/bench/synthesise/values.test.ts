import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../src/bench/chance.ts'
import {
  adaptArguments,
  jsonOf,
  leavesOf,
  replaceValue,
  says,
  shapeOf,
  swapValues,
} from '../../../../src/bench/synthesise/values.ts'
import { expectLinear } from '../../../support/growth.ts'
import { weather } from './world.ts'

describe('leavesOf', () => {
  it('gives texts and numbers with their names', () => {
    expect(leavesOf({ a: 'x', b: [{ c: 2 }, true, null] })).toEqual([
      { key: 'a', value: 'x' },
      { key: 'c', value: 2 },
    ])
  })

  it('ends in deep and wide values', () => {
    const deep = JSON.parse(`${'['.repeat(500)}1${']'.repeat(500)}`)
    expect(leavesOf(deep)).toEqual([])
    expect(leavesOf(Array.from({ length: 5_000 }, (_none, at) => at))).toHaveLength(200)
  })
})

describe('replaceValue', () => {
  it('replaces whole words and numbers only', () => {
    expect(replaceValue('17 of 170, 17.5 and a17', 17, 9)).toBe('9 of 170, 17.5 and a17')
    expect(replaceValue('a.b axb', 'a.b', '$&')).toBe('$& axb')
  })

  it('reads long texts in linear time', () => {
    const given = (size: number) => 'ab '.repeat(size)
    expect(replaceValue(given(200_000), 'ab', 'c').length).toBe(400_000)
    expectLinear(200_000, given, (text) => replaceValue(text, 'ab', 'c'))
  })
})

describe('says', () => {
  it('looks for the whole word', () => {
    expect(says('I weigh 70 kg.', 70)).toBe(true)
    expect(says('I weigh 170 kg.', 70)).toBe(false)
    expect(says('anything', '')).toBe(false)
  })
})

describe('jsonOf', () => {
  it('gives nothing of plain words', () => {
    expect(jsonOf('{"a": 1}')).toEqual({ a: 1 })
    expect(jsonOf('not JSON')).toBeUndefined()
  })
})

describe('shapeOf', () => {
  it.each([
    ['a@b.org', 'email'],
    ['2026-05-04', 'date'],
    ['14:30', 'time'],
    ['+49 30 123456', 'phone'],
    [12.5, 'number'],
    ['H-7731', 'code'],
    ['Maria Keller', 'name'],
    ['the day after tomorrow', 'text'],
  ])('knows %s as %s', (value, shape) => {
    expect(shapeOf(value)).toBe(shape)
  })
})

describe('adaptArguments', () => {
  const request = 'How warm is it in Rome at noon?'

  it('takes values of the same name from the dialogue', () => {
    const adapted = Array.from({ length: 30 }, (_none, seed) =>
      adaptArguments({ city: 'Rome', unit: 'C' }, request, weather, createChance(seed)),
    )
    const cities = new Set(adapted.map(({ arguments: args }) => args.city))
    expect(cities).toEqual(new Set(['Rome', 'Oslo']))
    expect(adapted.every(({ arguments: args }) => args.unit === 'C')).toBe(true)
  })

  it('leaves a value that the request does not say', () => {
    for (let seed = 0; seed < 30; seed++) {
      const { swapped } = adaptArguments({ city: 'Bonn' }, request, weather, createChance(seed))
      expect(swapped).toEqual([])
    }
  })
})

describe('swapValues', () => {
  it('swaps what is long enough to mean something', () => {
    expect(
      swapValues('Rome at 1', [
        ['Rome', 'Oslo'],
        [1, 2],
      ]),
    ).toBe('Oslo at 1')
  })
})
