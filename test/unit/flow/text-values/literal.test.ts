import { describe, expect, it } from 'vitest'
import { literalOf } from '../../../../src/flow/text-values/literal.ts'

const read = (text: string, values = 1_000, isCut = false) => literalOf(text, { values, isCut })

describe('literalOf', () => {
  it('reads the print of a Python object', () => {
    expect(read(`{'a': 'b', 'c': True, 'd': None, 'e': (1, 2.5), "f": {'x'}}`)).toEqual({
      a: 'b',
      c: true,
      d: null,
      e: [1, 2.5],
      f: ['x'],
    })
    expect(read('[]')).toEqual([])
    expect(read('{}')).toEqual({})
  })

  it('reads quotes and escapes within strings', () => {
    expect(read(`{"a": "it's", 'b': 'say "hi"', 'c': 'it\\'s\\n\\u00e9\\x41'}`)).toEqual({
      a: "it's",
      b: 'say "hi"',
      c: "it's\néA",
    })
  })

  it('reads what constructors were given', () => {
    expect(
      read(
        `{'p': Decimal('1.50'), 'at': datetime.date(2026, 5, 1), 's': <Status.OPEN: 1>, 'b': b'x'}`,
      ),
    ).toEqual({ p: '1.50', at: [2026, 5, 1], s: 'Status.OPEN: 1', b: 'x' })
  })

  it('reads JSON with slips, and one value a line', () => {
    expect(read('{"a": None, "b": NaN, "c": "x\ty",}')).toEqual({ a: null, b: null, c: 'x\ty' })
    expect(read('{"a": 1}\n{"a": 2}\n')).toEqual([{ a: 1 }, { a: 2 }])
  })

  it('reads no code and no half structure', () => {
    for (const text of [
      '{a}',
      '{ return x }',
      '{"a": }',
      '{"a": 1',
      "{'a'",
      '[1, x]',
      '12',
      '"a"',
      '',
    ]) {
      expect([text, read(text)]).toEqual([text, undefined])
    }
    expect(read('['.repeat(65) + ']'.repeat(65))).toBeUndefined()
  })

  it('closes what is open at the end of a cut text', () => {
    expect(read(`[{"a": 1, "b": "x`, 1_000, true)).toEqual([{ a: 1, b: 'x' }])
  })

  it('stops at its bound', () => {
    expect(read(JSON.stringify(Array.from({ length: 50 }, (_, n) => n)), 3)).toEqual([0, 1, 2])
  })

  it('takes __proto__ for a member like any other', () => {
    expect(Object.keys(read(`{'__proto__': 1}`) ?? {})).toEqual(['__proto__'])
  })
})
