import { describe, expect, it } from 'vitest'
import {
  anything,
  count,
  described,
  exactly,
  listOf,
  named,
  nameOf,
  objectOf,
  orNull,
  type Shape,
  share,
  span,
  text,
  truth,
} from '../../../src/log/shape.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'

const fits: readonly (readonly [string, Shape, readonly JsonValue[], readonly JsonValue[]])[] = [
  ['anything', anything, [null, 1n, {}, ''], []],
  ['text', text(), ['', 'x'], [null, 1, ['x']]],
  ['text with a pattern', text(/^a/), ['ab'], ['b', 1]],
  ['truth', truth, [true, false], ['true', 0, null]],
  ['count', count, [0, 7], [-1, 1.5, 2 ** 53, 1n, '1']],
  ['share', share, [0, 0.5, 1], [-0.1, 1.1, '1']],
  ['exactly', exactly(1), [1], [2, '1', true]],
  ['nameOf', nameOf(['a']), ['a'], ['b', 'x-b', 1]],
  ['nameOf with extensions', nameOf(['a'], true), ['a', 'x-b', 'x-\n'], ['b', 'x-', 'X-b']],
  ['orNull', orNull(count), [null, 1], ['']],
  ['listOf', listOf(count), [[], [1, 2]], [{}, ['1'], '1']],
  ['listOf with a least', listOf(count, 1), [[1]], [[]]],
  [
    'span',
    span,
    [
      [0, 0],
      [1, 5],
    ],
    [[5, 1], [1], [1, 2, 3], [-1, 2], 'ab', null],
  ],
  [
    'objectOf',
    objectOf({ a: count }, { b: text() }),
    [{ a: 1 }, { a: 1, b: 'x', other: null }],
    [{}, { a: '1' }, { a: 1, b: 2 }, [1], null],
  ],
]

describe.each(fits)('%s', (_name, shape, right, wrong) => {
  it('accepts what fits and nothing else', () => {
    for (const value of right) expect(shape.check(value)).toBeUndefined()
    for (const value of wrong) expect(shape.check(value)).toBeDefined()
  })
})

it('a misfit stands where it is, not where the value is', () => {
  const shape = objectOf({ list: listOf(objectOf({ n: count })) })
  expect(shape.check({ list: [{ n: 1 }, { n: 'x' }] })).toEqual({
    path: ['list', 1, 'n'],
    reason: 'is no whole number from 0',
  })
  expect(shape.check({ list: [{}] })).toEqual({ path: ['list', 0, 'n'], reason: 'is missing' })
})

it('a member that is inherited counts as missing', () => {
  expect(objectOf({ toString: anything }).check({})?.path).toEqual(['toString'])
})

it('named shapes stand once in the schema and are referred to', () => {
  const inner = named('inner', 'A number.', described('ignored where named', count))
  const definitions = new Map()
  expect(listOf(inner, 1).schema(definitions)).toEqual({
    type: 'array',
    items: { $ref: '#/$defs/inner' },
    minItems: 1,
  })
  expect(orNull(inner).schema(definitions)).toEqual({
    anyOf: [{ $ref: '#/$defs/inner' }, { type: 'null' }],
  })
  expect([...definitions.keys()]).toEqual(['inner'])
  expect(inner.check('x')).toBeDefined()
})
