import { describe, expect, it } from 'vitest'
import {
  type BfclAnswer,
  type BfclFunction,
  bfclFault,
  type MadeCall,
} from '../../../../src/bench/evaluate/bfcl-ast.ts'
import type { JsonObject, JsonValue } from '../../../../src/mcp/json.ts'

const find: BfclFunction = {
  name: 'shop.find',
  parameters: {
    type: 'dict',
    properties: {
      name: { type: 'string' },
      price: { type: 'float' },
      count: { type: 'integer' },
      fresh: { type: 'boolean' },
      tags: { type: 'array', items: { type: 'string' } },
      box: { type: 'dict' },
      lines: { type: 'array', items: { type: 'dict' } },
      whatever: { type: 'any' },
    },
    required: ['name'],
  },
}

const answer = (possible: Readonly<Record<string, readonly JsonValue[]>>): BfclAnswer => ({
  name: 'shop.find',
  possible: new Map(Object.entries(possible)),
})
const call = (given: JsonObject, name = 'shop.find'): MadeCall => ({ name, arguments: given })

function faultOf(given: JsonObject, possible: Readonly<Record<string, readonly JsonValue[]>>) {
  return bfclFault([call(given)], [answer(possible)], [find])
}

const tea = { name: ['green tea'] }

describe('bfclFault of one call', () => {
  it.each<[JsonObject, Readonly<Record<string, readonly JsonValue[]>>]>([
    [{ name: 'Green-Tea.' }, tea],
    [{ name: "it's" }, { name: ['it"s'] }],
    [
      { name: 'green tea', price: 3 },
      { ...tea, price: [3.0] },
    ],
    [{ name: 'green tea' }, { ...tea, price: ['', 3] }],
    [
      { name: 'green tea', tags: ['Loose Leaf', 'a'] },
      { ...tea, tags: [['looseleaf', 'a']] },
    ],
    [
      { name: 'green tea', tags: [] },
      { ...tea, tags: ['', ['x']] },
    ],
    [
      { name: 'green tea', box: { w: 2 } },
      { ...tea, box: [{ w: [1, 2], h: ['', 3] }] },
    ],
    [
      { name: 'green tea', lines: [{ a: 'X' }, { a: 'y' }] },
      { ...tea, lines: ['', [{ a: ['x'] }, { a: ['y'] }]] },
    ],
    [
      { name: 'green tea', count: 'amount' },
      { ...tea, count: ['amount'] },
    ],
    [
      { name: 'green tea', whatever: 4 },
      { ...tea, whatever: [4] },
    ],
    [
      { name: 'green tea', price: null },
      { ...tea, price: ['', null] },
    ],
  ])('%j is right', (given, possible) => {
    expect(faultOf(given, possible)).toBeUndefined()
  })

  it.each<[string, JsonObject, Readonly<Record<string, readonly JsonValue[]>>]>([
    ['missing-required', {}, tea],
    ['unexpected-argument', { name: 'green tea', colour: 'red' }, { ...tea, colour: ['red'] }],
    ['unexpected-argument', { name: 'green tea', price: 1 }, tea],
    ['wrong-value', { name: 'black tea' }, tea],
    ['wrong-type', { name: 4 }, tea],
    ['wrong-type', { name: 'green tea', count: 1.5 }, { ...tea, count: ['', 'x'] }],
    ['wrong-type', { name: 'green tea', fresh: 1 }, { ...tea, fresh: [true] }],
    ['wrong-type', { name: 'green tea', tags: [1] }, { ...tea, tags: [['a']] }],
    ['wrong-value', { name: 'green tea', tags: ['b', 'a'] }, { ...tea, tags: [['a', 'b']] }],
    ['wrong-value', { name: 'green tea', box: { w: 3 } }, { ...tea, box: [{ w: [1] }] }],
    ['wrong-value', { name: 'green tea', box: { d: 1 } }, { ...tea, box: [{ w: ['', 1] }] }],
    ['wrong-value', { name: 'green tea', box: {} }, { ...tea, box: [{ w: [1] }] }],
    ['wrong-value', { name: 'green tea', lines: [{}] }, { ...tea, lines: [[{}, {}]] }],
    ['wrong-value', { name: 'green tea', count: 'Amount' }, { ...tea, count: ['amount'] }],
    ['missing-argument', { name: 'green tea' }, { ...tea, price: [3] }],
    ['unexpected-argument', { name: 'green tea', constructor: 'x' }, tea],
  ])('%s: %j', (fault, given, possible) => {
    expect(faultOf(given, possible)).toBe(fault)
  })

  it('asks for the name, with `_` for `.` where an API takes no dots, and for an object', () => {
    const one = [answer(tea)]
    const given = { name: 'green tea' }
    expect(bfclFault([call(given, 'shop_find')], one, [find])).toBeUndefined()
    expect(bfclFault([call(given, 'shopfind')], one, [find])).toBe('wrong-function')
    expect(bfclFault([call(given)], one, [])).toBe('wrong-function')
    expect(bfclFault([{ name: 'shop.find', arguments: undefined }], one, [find])).toBe(
      'malformed-arguments',
    )
  })
})

describe('bfclFault of several calls', () => {
  const two = [answer({ name: ['a'] }), answer({ name: ['b'] })]

  it('takes them in any order, each answer once', () => {
    expect(bfclFault([call({ name: 'b' }), call({ name: 'a' })], two, [find])).toBeUndefined()
    expect(bfclFault([call({ name: 'a' }), call({ name: 'a' })], two, [find])).toBe('wrong-value')
    expect(bfclFault([call({ name: 'a' })], two, [find])).toBe('wrong-count')
  })

  it('knows when nothing, or anything, is to be called', () => {
    expect(bfclFault([], 'no-call', [find])).toBeUndefined()
    expect(bfclFault([call({})], 'no-call', [find])).toBe('called')
    expect(bfclFault([call({})], 'any-call', [find])).toBeUndefined()
    expect(bfclFault([], 'any-call', [find])).toBe('not-called')
  })
})
