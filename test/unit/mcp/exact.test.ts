import { describe, expect, it } from 'vitest'
import {
  countMembers,
  findDuplicateKey,
  maxIntegerDigits,
  restoreIntegers,
} from '../../../src/mcp/exact.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'

function exact(text: string): JsonValue {
  return restoreIntegers(text, JSON.parse(text) as JsonValue)
}

it('counts the members of all objects', () => {
  expect(countMembers(JSON.parse('{"a":[{"b":1},[{"c":{}}]],"__proto__":{"d":1}}'))).toBe(5)
  expect(countMembers(null)).toBe(0)
  expect(countMembers('a')).toBe(0)
})

describe('findDuplicateKey', () => {
  it.each([
    ['{"a":1,"a":2}', { key: 'a', pointer: '/a' }],
    ['{"a":1,"\\u0061":2}', { key: 'a', pointer: '/a' }],
    ['{"x":[0,{"k/":1,"k/":1}]}', { key: 'k/', pointer: '/x/1/k~1' }],
    ['{"a":{"b":1},"b":1,"c":{"b":1,"c":{},"b":3}}', { key: 'b', pointer: '/c/b' }],
    ['{"__proto__":1,"__proto__":2}', { key: '__proto__', pointer: '/__proto__' }],
    ['{"":1,"":2}', { key: '', pointer: '/' }],
  ])('finds it in %s', (text, expected) => {
    expect(findDuplicateKey(text)).toEqual(expected)
  })

  it('finds none where the same key stands in different objects, or as a value', () => {
    expect(findDuplicateKey('{"a":{"a":"a"},"b":[{"a":1},{"a":2},"a","a"]}')).toBeUndefined()
  })
})

describe('restoreIntegers', () => {
  it('puts a bigint where a double loses digits, and nowhere else', () => {
    expect(
      exact('{"a":9007199254740993,"b":[1,-12345678901234567890,{"c":9007199254740991}],"d":1e30}'),
    ).toEqual({
      a: 9007199254740993n,
      b: [1, -12345678901234567890n, { c: 9007199254740991 }],
      d: 1e30,
    })
  })

  it('keeps a member called __proto__ an own property and pollutes nothing', () => {
    const value = exact('{"__proto__":9007199254740993}')
    expect(Object.entries(value as object)).toEqual([['__proto__', 9007199254740993n]])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    const nested = exact('{"__proto__":{"polluted":9007199254740993}}')
    expect(Object.keys(nested as object)).toEqual(['__proto__'])
    expect('polluted' in {}).toBe(false)
  })

  it('gives the root itself where that is the integer', () => {
    expect(exact('9007199254740993')).toBe(9007199254740993n)
  })

  it('leaves integers of thousands of digits as JSON.parse gives them', () => {
    expect(exact(`[${'9'.repeat(maxIntegerDigits)}]`)).toEqual([
      BigInt('9'.repeat(maxIntegerDigits)),
    ])
    expect(exact(`[-${'9'.repeat(maxIntegerDigits)}]`)).toEqual([
      BigInt(`-${'9'.repeat(maxIntegerDigits)}`),
    ])
    expect(exact(`[${'9'.repeat(maxIntegerDigits + 1)}]`)).toEqual([Number.POSITIVE_INFINITY])
  })
})
