import { expect, it } from 'vitest'
import { scan } from '../../../src/mcp/scan.ts'

function scanText(text: string, maxDepth = 128): ReturnType<typeof scan> {
  return scan(Buffer.from(text), maxDepth)
}

it('counts nesting, and nothing for a scalar', () => {
  expect(scanText('{"a":[{"b":[]}],"c":{}}').depth).toBe(4)
  expect(scanText('"[[[["').depth).toBe(0)
})

it('stops one level above the limit, however deep the text goes on', () => {
  expect(scanText('['.repeat(1_000_000), 128).depth).toBe(129)
})

it('counts members of all objects, not colons in strings', () => {
  expect(scanText('{"a:":"b:c","d":[{"e":1},{"e":2}]}').members).toBe(4)
})

it.each([
  ['"\\"{"', 0],
  ['"\\\\"', 0],
  ['["\\\\\\"[", []]', 2],
  [`["${'x'.repeat(100)}\\"[[[", []]`, 2],
  [`["${'x'.repeat(100)}\\\\", []]`, 2],
  [`["${'\\\\'.repeat(100)}", []]`, 2],
  [`["${'\\\\'.repeat(100)}\\"[[", []]`, 2],
  [`["${'x'.repeat(39)}\\"[[[[", []]`, 2],
  [`["${'x'.repeat(40)}\\"[[[[", []]`, 2],
  [`["${'x'.repeat(41)}\\"[[[[", []]`, 2],
])('ends a string only at a quote that is not escaped: %s', (text, depth) => {
  expect(() => JSON.parse(text) as unknown).not.toThrow()
  expect(scanText(text).depth).toBe(depth)
})

it.each([
  ['9007199254740991', false],
  ['-9007199254740991', false],
  ['9007199254740992', true],
  ['-9007199254740992', true],
  ['9007199254740993', true],
  ['12345678901234567890', true],
  ['1234567890123456', false],
  ['0.12345678901234567890', false],
  ['12345678901234567890.5', false],
  ['12345678901234567890e3', false],
  ['1e30', false],
  ['1.5E-3', false],
  ['"12345678901234567890"', false],
  ['[1,2,12345678901234567890]', true],
  ['{"a":12345678901234567890}', true],
])('tells whether %s has an integer that a double cannot hold: %s', (text, expected) => {
  expect(scanText(text).hasBigInteger).toBe(expected)
})

it('ends on text that is no JSON: an open string, a lone backslash, a lone minus', () => {
  expect(scanText('{"a').depth).toBe(1)
  expect(scanText('["\\').depth).toBe(1)
  expect(scanText('}}}]]]-').depth).toBe(0)
  expect(scanText(`"${'\\'.repeat(99)}`).depth).toBe(0)
})
