import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { removeAt, setAt } from '../../../src/mcp/edit.ts'
import { buildPointer, parsePointer } from '../../../src/mcp/pointer.ts'

describe('removeAt', () => {
  it.each([
    ['{"a":1,"b":2,"c":3}', ['/a'], '{"b":2,"c":3}'],
    ['{"a":1,"b":2,"c":3}', ['/b'], '{"a":1,"c":3}'],
    ['{"a":1,"b":2,"c":3}', ['/c'], '{"a":1,"b":2}'],
    ['{"a":1,"b":2,"c":3}', ['/b', '/c'], '{"a":1}'],
    ['{"a":1,"b":2,"c":3}', ['/a', '/c'], '{"b":2}'],
    ['{"a":1,"b":2,"c":3}', ['/c', '/a', '/b'], '{}'],
    ['[1,2,3,4]', ['/1', '/3'], '[1,3]'],
    ['[1,2,3,4]', ['/0', '/1', '/2', '/3'], '[]'],
    ['[ 1 , 2 ]', ['/1'], '[ 1  ]'],
    ['[ 1 , 2 ]', ['/0'], '[ 2 ]'],
    ['{ "a" : 1 ,\t"b" : 2 }', ['/a'], '{\t"b" : 2 }'],
    ['{"a":{"b":[{"c":1,"d":2},3]},"e":4}', ['/a/b/0/c', '/e'], '{"a":{"b":[{"d":2},3]}}'],
    ['{"a":{"b":1},"c":2}', ['/a', '/a/b'], '{"c":2}'],
    ['{"a":1}', ['/x', '/a/b', '/0'], '{"a":1}'],
    ['[[1,2],[3]]', ['/0/5', '/2', '/-', '/00'], '[[1,2],[3]]'],
    ['{"\\u0061":1,"b":12345678901234567890}', ['/a'], '{"b":12345678901234567890}'],
    ['{"a/b":1,"c~d":2,"":3}', ['/a~1b', '/'], '{"c~d":2}'],
    ['{"a":"]},\\"","b":"\\\\"}', ['/a'], '{"b":"\\\\"}'],
    [' {"a":1} ', ['/a'], ' {} '],
    ['{"a":1,"a1":1.0,"a2":1e2}', [], '{"a":1,"a1":1.0,"a2":1e2}'],
    ['3', ['/a'], '3'],
  ])('from %s at %j leaves %s', (text, pointers, expected) => {
    expect(removeAt(text, pointers)).toBe(expected)
  })

  it('refuses to remove everything, and what is no pointer', () => {
    expect(() => removeAt('{}', [''])).toThrow(RangeError)
    expect(() => removeAt('{}', ['a'])).toThrow(RangeError)
  })
})

describe('setAt', () => {
  it.each([
    ['{"a":1,"b":2}', '/a', '"x"', '{"a":"x","b":2}'],
    ['{"a": 1 ,"b":2}', '/a', 'null', '{"a": null ,"b":2}'],
    ['{"a":1}', '/b', '2', '{"a":1,"b":2}'],
    ['{ }', '/b', '2', '{"b":2 }'],
    ['{"a":1 }', '/b', '2', '{"a":1,"b":2 }'],
    [
      '{"result":{"x":1}}',
      '/result/_meta/dev.mcip~1verdict',
      '{"d":1}',
      '{"result":{"x":1,"_meta":{"dev.mcip/verdict":{"d":1}}}}',
    ],
    [
      '{"result":{"_meta":{"k":12345678901234567890}}}',
      '/result/_meta/dev.mcip~1verdict',
      '1',
      '{"result":{"_meta":{"k":12345678901234567890,"dev.mcip/verdict":1}}}',
    ],
    ['{"result":{"_meta":5}}', '/result/_meta/v', '1', '{"result":{"_meta":{"v":1}}}'],
    ['{"result":{"_meta":[]}}', '/result/_meta/v', '1', '{"result":{"_meta":{"v":1}}}'],
    ['[1,2]', '/1', '9', '[1,9]'],
    ['[1,2]', '/2', '9', '[1,2,9]'],
    ['[1,2]', '/-', '9', '[1,2,9]'],
    ['[]', '/0', '9', '[9]'],
    [' 1 ', '', '{}', ' {} '],
    ['{"\\u0061":1}', '/a', '2', '{"\\u0061":2}'],
    ['{}', '/__proto__/b', '1', '{"__proto__":{"b":1}}'],
  ])('of %s at %s to %s is %s', (text, pointer, value, expected) => {
    expect(setAt(text, pointer, value)).toBe(expected)
  })

  it('refuses an index beyond the end, and what is no pointer', () => {
    expect(() => setAt('[1]', '/2', '0')).toThrow(RangeError)
    expect(() => setAt('[1]', 'x', '0')).toThrow(RangeError)
  })
})

interface Sample {
  readonly value: unknown
  /** The value as text with white space and escapes in places. */
  readonly text: string
  readonly pointers: readonly string[]
}

/** Text for `value` that is as messy as JSON allows; `noise` decides where. */
function render(value: unknown, noise: () => number): string {
  const space = (): string => ['', '', '', ' ', '\t', ' \n '][noise() % 6] as string
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) {
    return `[${space()}${value.map((each) => render(each, noise)).join(`${space()},${space()}`)}${space()}]`
  }
  const members = Object.entries(value).map(([key, each]) => {
    const token =
      noise() % 4 === 0 && /^[a-z]/.test(key)
        ? `"\\u${key.charCodeAt(0).toString(16).padStart(4, '0')}${JSON.stringify(key.slice(1)).slice(1)}`
        : JSON.stringify(key)
    return `${token}${space()}:${space()}${render(each, noise)}`
  })
  return `{${space()}${members.join(`${space()},${space()}`)}${space()}}`
}

function pointersOf(value: unknown, path: readonly (string | number)[] = []): string[] {
  if (typeof value !== 'object' || value === null) return []
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((each, index) => [index, each as unknown])
    : Object.entries(value)
  return entries.flatMap(([token, each]) => [
    buildPointer([...path, token]),
    ...pointersOf(each, [...path, token]),
  ])
}

const sample: fc.Arbitrary<Sample> = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), fc.infiniteStream(fc.nat()))
  .map(([raw, noise]) => {
    const value = JSON.parse(JSON.stringify(raw)) as unknown
    return {
      value,
      text: render(value, () => noise.next().value as number),
      pointers: pointersOf(value),
    }
  })

/** The holder of what `pointer` names in `value`, and its key there. */
function locate(value: unknown, pointer: string): [object, string] {
  const tokens = parsePointer(pointer) ?? []
  let holder = value as object
  for (const token of tokens.slice(0, -1)) holder = Reflect.get(holder, token) as object
  return [holder, tokens.at(-1) ?? '']
}

const runs = Math.ceil(Number(process.env.MCIP_FUZZ_RUNS ?? 20_000) / 10)
const fuzzTimeoutMs = Math.max(120_000, runs * 10)

it('removes from the text what deleting from the parsed value removes', {
  timeout: fuzzTimeoutMs,
}, () => {
  fc.assert(
    fc.property(sample, fc.infiniteStream(fc.boolean()), ({ value, text, pointers }, coin) => {
      const chosen = pointers.filter(() => coin.next().value as boolean)
      const expected = structuredClone(value)
      const hole = Symbol('hole')
      const holders = chosen.map((pointer) => locate(expected, pointer))
      for (const [holder, key] of holders) {
        if (Array.isArray(holder)) Reflect.set(holder, key, hole)
        else Reflect.deleteProperty(holder, key)
      }
      for (const [holder] of holders) {
        if (!Array.isArray(holder)) continue
        holder.splice(0, holder.length, ...holder.filter((each) => each !== hole))
      }
      const edited = removeAt(text, chosen)
      expect(JSON.stringify(JSON.parse(edited))).toBe(JSON.stringify(expected))
      // Only cuts: what is left stands in the text in the same order.
      let i = 0
      for (const char of text) if (char === edited[i]) i++
      expect(i).toBeGreaterThanOrEqual([...edited].length)
      if (chosen.length === 0) expect(edited).toBe(text)
    }),
    { numRuns: runs },
  )
})

it('sets in the text what setting in the parsed value sets', { timeout: fuzzTimeoutMs }, () => {
  fc.assert(
    fc.property(
      sample,
      fc.nat(),
      fc.string(),
      fc.jsonValue(),
      ({ value, text, pointers }, choice, key, added) => {
        const pointer = pointers[choice % (pointers.length || 1)] ?? ''
        const addedText = JSON.stringify(added)
        const replaced = structuredClone(value)
        if (pointer === '') {
          expect(JSON.stringify(JSON.parse(setAt(text, pointer, addedText)))).toBe(addedText)
          return
        }
        const define = (holder: object, name: string): void => {
          Object.defineProperty(holder, name, {
            value: JSON.parse(addedText),
            enumerable: true,
            configurable: true,
            writable: true,
          })
        }
        define(...locate(replaced, pointer))
        expect(JSON.stringify(JSON.parse(setAt(text, pointer, addedText)))).toBe(
          JSON.stringify(replaced),
        )
        const grown = structuredClone(value)
        const [holder, name] = locate(grown, pointer)
        const target = Reflect.get(holder, name) as unknown
        if (typeof target !== 'object' || target === null || Array.isArray(target)) return
        define(target, key)
        const edited = setAt(text, `${pointer}${buildPointer([key])}`, addedText)
        expect(JSON.stringify(JSON.parse(edited))).toBe(JSON.stringify(grown))
      },
    ),
    { numRuns: runs },
  )
})

it('undoes an addition by its removal, byte for byte where the object was not empty', {
  timeout: fuzzTimeoutMs,
}, () => {
  fc.assert(
    fc.property(sample, ({ text }) => {
      const holder = `{"x":${text} }`
      expect(removeAt(setAt(holder, '/added/deep', '[1]'), ['/added'])).toBe(holder)
    }),
    { numRuns: runs },
  )
})

it('is linear: a megabyte of elements, half of them removed', () => {
  const text = JSON.stringify({ list: Array.from({ length: 100_000 }, (_, n) => ({ n })) })
  const odd = Array.from({ length: 50_000 }, (_, n) => `/list/${2 * n + 1}`)
  const edited = JSON.parse(removeAt(text, odd)) as { list: { n: number }[] }
  expect(edited.list.length).toBe(50_000)
  expect(edited.list.every(({ n }) => n % 2 === 0)).toBe(true)
})
