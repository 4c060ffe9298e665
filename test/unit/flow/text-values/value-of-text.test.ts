import { describe, expect, it } from 'vitest'
import { valueOfText } from '../../../../src/flow/text-values/value-of-text.ts'

const bounds = { values: 1_000, length: 262_144 }
const read = (text: string) => valueOfText(text, bounds)

describe('valueOfText', () => {
  it('reads JSON, with white space around it', () => {
    expect(read(' \n{"a": [1, "x"]}\n')).toEqual({ a: [1, 'x'] })
    expect(read('[]')).toEqual([])
  })

  it('says that a text of nothing holds nothing', () => {
    expect(read('null')).toBe(null)
    expect(read('None')).toBe(null)
    expect(read('Nobody')).toBeUndefined()
    expect(read('')).toBeUndefined()
    expect(read(' \n ')).toBeUndefined()
  })

  it('reads what a line of words or a fence introduces', () => {
    expect(read('Two found:\n[{"a": 1}, {"a": 2}]')).toEqual(['Two found:', [{ a: 1 }, { a: 2 }]])
    expect(read('```json\n{"a": 1}\n```')).toEqual({ a: 1 })
  })

  it('reads a structure that was cut at its end', () => {
    const rows = Array.from({ length: 10 }, (_, id) => ({ id, city: 'Oslo' }))
    const cut = JSON.stringify({ rows }).slice(0, -20)
    expect(read(cut)).toMatchObject({ rows: [...rows.slice(0, 9), {}] })
  })

  it('takes prose, code and marks for text', () => {
    for (const text of [
      'Hello there.',
      'We met.\nIt was: fine.\nThen we left and went home.',
      '[Note] see below',
      '{ not json }',
      'if (a) {\n  return { b }\n}',
      '[1] Ann Lee: a title\nand more',
    ]) {
      expect([text, read(text)]).toEqual([text, undefined])
    }
  })

  // A reader that is not linear runs into the time limit of tests.
  it('ends, and throws nothing, on hostile text', () => {
    for (const text of [
      '['.repeat(200_000),
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      '{"a":'.repeat(40_000),
      `{${'"a'.repeat(80_000)}}`,
      `{'a': ${'('.repeat(100_000)}}`,
      '\n{'.repeat(80_000),
      'a:\n'.repeat(80_000),
      '|'.repeat(200_000),
      `a,b,c\n${'","'.repeat(60_000)}`,
      `${'- '.repeat(100_000)}\n: :`,
      `${'*'.repeat(100_000)}:\n${'*'.repeat(100_000)}:`,
      '\u0000\ud800{"a":\n',
    ]) {
      expect(() => valueOfText(text, bounds)).not.toThrow()
    }
  })
})
