import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonValue } from '../../../src/mcp/json.ts'
import { at } from '../../../src/mcp/pointer.ts'
import { type WalkOptions, walkStrings } from '../../../src/mcp/walk.ts'

function collect(value: JsonValue, options?: WalkOptions): { seen: string[]; isComplete: boolean } {
  const seen: string[] = []
  const isComplete = walkStrings(
    value,
    (text, pointer, what) => seen.push(`${what} ${pointer} ${text}`),
    options,
  )
  return { seen, isComplete }
}

const sample: JsonValue = { a: 'x', 'b/': ['y', 1, { '~c': 'z' }], d: null }

it('visits every string in document order with its pointer', () => {
  expect(collect(sample)).toEqual({
    seen: ['value /a x', 'value /b~1/0 y', 'value /b~1/2/~0c z'],
    isComplete: true,
  })
  expect(collect('alone').seen).toEqual(['value  alone'])
})

it('visits keys too where asked', () => {
  expect(collect(sample, { keys: true }).seen).toEqual([
    'key /a a',
    'value /a x',
    'key /b~1 b/',
    'value /b~1/0 y',
    'key /b~1/2/~0c ~c',
    'value /b~1/2/~0c z',
    'key /d d',
  ])
})

it('says when depth or number of strings cut it short, and goes on beside what is too deep', () => {
  expect(collect(sample, { maxDepth: 2 })).toEqual({
    seen: ['value /a x', 'value /b~1/0 y'],
    isComplete: false,
  })
  expect(collect({ deep: [['a']], flat: 'b' }, { maxDepth: 2 })).toEqual({
    seen: ['value /flat b'],
    isComplete: false,
  })
  expect(collect(sample, { maxStrings: 2 })).toEqual({
    seen: ['value /a x', 'value /b~1/0 y'],
    isComplete: false,
  })
  expect(collect(sample, { maxStrings: 3 }).isComplete).toBe(true)
})

it('ends where the visitor says false, at a key and at a value, and at nothing else it says', () => {
  for (const last of ['/a', '/b~1/0', '/b~1/2/~0c']) {
    const seen: string[] = []
    const isComplete = walkStrings(sample, (_, pointer) => {
      seen.push(pointer)
      return pointer !== last
    })
    expect([seen.at(-1), isComplete]).toEqual([last, false])
  }
  const keys: string[] = []
  walkStrings(sample, (text, _, what) => what === 'value' || keys.push(text) < 2, { keys: true })
  expect(keys).toEqual(['a', 'b/'])
  expect(walkStrings(sample, () => undefined)).toBe(true)
  expect(walkStrings(sample, () => 0)).toBe(true)
})

it('gives pointers at which the string stands', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      walkStrings(value as JsonValue, (text, pointer) => {
        expect(at(value as JsonValue, pointer)).toBe(text)
      })
    }),
  )
})
