import { expect, it } from 'vitest'
import { jsonOf } from '../../../src/mcp/parsed-text.ts'

it('gives the value of a text, and undefined for what is none', () => {
  expect(jsonOf('{"a":[1,null]}')).toEqual({ a: [1, null] })
  expect(jsonOf('null')).toBeNull()
  for (const text of ['{"a":', '{a: 1}', '', 'walrus']) expect(jsonOf(text)).toBeUndefined()
})

it('reads the same text once, as long as few others came between', () => {
  const text = '{"order":"QX-90817"}'
  const first = jsonOf(text)
  expect(jsonOf(`${text.slice(0, 9)}${text.slice(9)}`)).toBe(first)
  for (let other = 0; other < 10; other++) jsonOf(`[${other}]`)
  expect(jsonOf(text)).not.toBe(first)
  expect(jsonOf(text)).toEqual(first)
})

it('keeps no long text', () => {
  const text = JSON.stringify(['x'.repeat(100_000)])
  expect(jsonOf(text)).not.toBe(jsonOf(text))
})

it('leaves text that is nested deeper than a message as text', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`
  expect(jsonOf(nested(128))).toBeDefined()
  for (const depth of [129, 6_000, 200_000]) expect(jsonOf(nested(depth))).toBeUndefined()
  expect(jsonOf(`{"a":${nested(200)}}`)).toBeUndefined()
  expect(jsonOf('{"a":'.repeat(300))).toBeUndefined()
})

it('counts no brackets of strings, and ends no string at an escaped quote', () => {
  const text = JSON.stringify({ a: '['.repeat(400), b: `\\"${'{'.repeat(400)}\\`, c: [1] })
  expect(jsonOf(text)).toEqual(JSON.parse(text))
  expect(jsonOf(JSON.stringify('\\\\'.repeat(300)))).toBe('\\\\'.repeat(300))
})
