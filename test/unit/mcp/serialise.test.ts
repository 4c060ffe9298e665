import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonValue } from '../../../src/mcp/json.ts'
import { idKey, serialise } from '../../../src/mcp/serialise.ts'

it('writes bigint as its digits, wherever it stands', () => {
  expect(serialise({ a: [1, 9007199254740993n, null], 'b"': { c: -9007199254740993n } })).toBe(
    '{"a":[1,9007199254740993,null],"b\\"":{"c":-9007199254740993}}',
  )
  expect(serialise(5n)).toBe('5')
})

it('writes bigint as digits where an application has taught it to be a string', () => {
  Object.defineProperty(BigInt.prototype, 'toJSON', {
    configurable: true,
    value() {
      return 'a string'
    },
  })
  try {
    expect(serialise([9007199254740993n])).toBe('[9007199254740993]')
  } finally {
    Reflect.deleteProperty(BigInt.prototype, 'toJSON')
  }
})

it('writes a number that overflowed as one that overflows again, not as null', () => {
  expect(serialise(JSON.parse('[1e400,-1e400,null]') as JsonValue)).toBe('[1e999,-1e999,null]')
})

it('keeps a key called __proto__ and escapes line feeds and lone surrogates', () => {
  expect(serialise(JSON.parse('{"__proto__":{"a":"\\n\\ud800"}}') as JsonValue)).toBe(
    '{"__proto__":{"a":"\\n\\ud800"}}',
  )
})

it('equals JSON.stringify on all values without bigint, and never has a raw line feed', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = serialise(value as JsonValue)
      expect(text).toBe(JSON.stringify(value))
      expect(serialise([value as JsonValue, 1n])).toBe(`[${text},1]`)
      expect(text).not.toMatch(/[\r\n]/)
    }),
  )
})

it('tells the id "1" from the id 1, and 1 not from 1.0', () => {
  expect(idKey('1')).not.toBe(idKey(1))
  expect(idKey(1)).toBe(idKey(1.0))
  expect(idKey(0)).toBe(idKey(-0))
  expect(idKey(1n)).toBe(idKey(1))
  expect(idKey(9007199254740993n)).toBe('9007199254740993')
  expect(idKey('a"b')).toBe('"a\\"b"')
})
