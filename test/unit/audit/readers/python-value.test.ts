import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTextWithin } from '../../../../src/audit/readers/parse-json.ts'
import { pythonValue, skipSpace } from '../../../../src/audit/readers/python-value.ts'

const read = (text: string) => pythonValue(text, 0)?.value

describe('pythonValue', () => {
  it('reads what Python writes', () => {
    expect(read(`{'a': [True, False, None], "b": (1, -2.5, 1e3, .5), 3: 'x',}`)).toEqual({
      a: [true, false, null],
      b: [1, -2.5, 1000, 0.5],
      3: 'x',
    })
    expect(read(`'it\\'s \\n \\x41 \\u00e9 \\U0001F600 \\q "q"'`)).toBe('it\'s \n A é 😀 \\q "q"')
    expect(read('12345678901234567890')).toBe(12345678901234567890n)
    expect(read('1_000')).toBe(1000)
  })

  it('reads every JSON value as a JSON parser does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(read(text)).toEqual(parseTextWithin(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it('says where the value ends', () => {
    expect(pythonValue("  'a' , 1", 0)).toEqual({ value: 'a', end: 5 })
    expect(pythonValue('[1]', 1)).toEqual({ value: 1, end: 2 })
    expect(skipSpace('  x', 0)).toBe(2)
    expect(skipSpace('x', 0)).toBe(0)
    expect(skipSpace('x', 7)).toBe(1)
  })

  it('gives undefined for what is none', () => {
    for (const text of [
      '',
      'x',
      "'a",
      '[1',
      '[1 2]',
      '{1}',
      "{'a': }",
      '{[]: 1}',
      '1.2.3',
      'Truely',
    ]) {
      expect(read(text), text).toBeUndefined()
    }
  })

  it('neither recurses without end nor takes longer than the text is long', () => {
    const many = 500_000
    expect(read('['.repeat(many))).toBeUndefined()
    expect(read('{"a":'.repeat(many))).toBeUndefined()
    expect(read('1'.repeat(many))).toBeUndefined()
    expect(read(`'${'\\'.repeat(many)}`)).toBeUndefined()
    expect(read(`[${'1,'.repeat(many)}]`)).toHaveLength(many)
  })

  it('keeps a key called __proto__ a key', () => {
    expect(Object.keys(read("{'__proto__': 1}") as object)).toEqual(['__proto__'])
  })
})
