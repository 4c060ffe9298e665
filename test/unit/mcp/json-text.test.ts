import { describe, expect, it } from 'vitest'
import {
  afterSpace,
  afterString,
  afterValue,
  closedString,
  decodeString,
  walkText,
} from '../../../src/mcp/json-text.ts'

it('skips the four kinds of JSON white space and no other', () => {
  expect(afterSpace(' \t\r\n{', 0)).toBe(4)
  expect(afterSpace('\u00a0{', 0)).toBe(0)
  expect(afterSpace('  ', 0)).toBe(2)
})

it('finds the closing quote behind escaped quotes and backslashes', () => {
  expect(afterString('"a" ', 0)).toBe(3)
  expect(afterString('"a\\"b" ', 0)).toBe(6)
  expect(afterString('"a\\\\" ', 0)).toBe(5)
  expect(afterString('""', 0)).toBe(2)
  expect(closedString('"a\\"', 0)).toBeUndefined()
  expect(afterString('"a\\"', 0)).toBe(4)
})

describe('afterValue', () => {
  it.each([
    ['1,2', 1],
    ['1}', 1],
    ['-1.5e3 ,', 6],
    ['true]', 4],
    ['null', 4],
    ['"a,b",', 5],
    ['{"a":[1,"]"]},', 13],
    ['[[],{}] ]', 7],
    ['[1', 2],
  ])('of %s is at %i', (text, end) => {
    expect(afterValue(text, 0)).toBe(end)
  })
})

it('decodes escapes of a string token', () => {
  expect(decodeString('"a"')).toBe('a')
  expect(decodeString('"\\u0061\\n"')).toBe('a\n')
})

it('visits keys, containers and numbers with the path that leads to them', () => {
  const seen: string[] = []
  walkText('{"a":[1,{"b":-2.5}],"\\u0063":3,"d":"4"}', {
    open: (path) => seen.push(`open ${path.length}`),
    close: () => seen.push('close'),
    key: (key) => {
      seen.push(`key ${key}`)
      return false
    },
    number: (token, path) => seen.push(`${path.map((frame) => frame.at).join('/')} = ${token}`),
  })
  expect(seen).toEqual([
    'open 1',
    'key a',
    'open 2',
    'a/0 = 1',
    'open 3',
    'key b',
    'a/1/b = -2.5',
    'close',
    'close',
    'key c',
    'c = 3',
    'key d',
    'close',
  ])
})

it('ends the walk when a key says so', () => {
  const keys: string[] = []
  walkText('{"a":1,"b":2}', {
    key: (key) => {
      keys.push(key)
      return true
    },
  })
  expect(keys).toEqual(['a'])
})

it('walks scalars', () => {
  const numbers: string[] = []
  walkText(' 12 ', { number: (token) => numbers.push(token) })
  walkText('"a"', { number: (token) => numbers.push(token) })
  expect(numbers).toEqual(['12'])
})

it('shows strings that are no keys, until one ends the walk', () => {
  const text = '{"a":"x","b":["y",{"c":"z"}],"d":"w"}'
  const strings: string[] = []
  walkText(text, {
    string(from, end, path) {
      strings.push(`${path.map(({ at }) => at).join('/')} ${text.slice(from, end)}`)
      return text.slice(from, end) === '"z"'
    },
  })
  expect(strings).toEqual(['a "x"', 'b/0 "y"', 'b/1/c "z"'])
})
