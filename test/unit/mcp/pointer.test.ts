import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonValue } from '../../../src/mcp/json.ts'
import {
  at,
  buildPointer,
  escapeToken,
  indexOfToken,
  parsePointer,
} from '../../../src/mcp/pointer.ts'

// RFC 6901, section 5.
const document: JsonValue = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'm~n': 8,
}

it.each([
  ['', document],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/m~0n', 8],
])('finds `%s` as RFC 6901 says', (pointer, value) => {
  expect(at(document, pointer)).toEqual(value)
})

it.each(['/foo/2', '/foo/-', '/foo/01', '/foo/bar', '/missing', '/c%d/x', 'foo', '/m~2n', '/m~'])(
  'finds nothing at `%s`',
  (pointer) => {
    expect(at(document, pointer)).toBeUndefined()
  },
)

it('sees own properties only, and a key called __proto__ as one', () => {
  expect(at({}, '/constructor')).toBeUndefined()
  expect(at({}, '/__proto__')).toBeUndefined()
  expect(at(JSON.parse('{"__proto__":{"a":1}}') as JsonValue, '/__proto__/a')).toBe(1)
  expect(at([], '/length')).toBeUndefined()
})

it('refuses what is no pointer', () => {
  expect(parsePointer('a')).toBeUndefined()
  expect(parsePointer('/~3')).toBeUndefined()
})

it('reads array indices without leading zeros only', () => {
  expect(indexOfToken('0')).toBe(0)
  expect(indexOfToken('10')).toBe(10)
  for (const token of ['', '-', '01', '1e3', '1.0', '+1', '9'.repeat(20)]) {
    expect(indexOfToken(token)).toBeUndefined()
  }
})

it('parses what it builds', () => {
  expect(buildPointer(['a', 0, 'b/c~d'])).toBe('/a/0/b~1c~0d')
  expect(escapeToken('~/')).toBe('~0~1')
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (tokens) => {
      expect(parsePointer(buildPointer(tokens))).toEqual(tokens)
    }),
  )
})
