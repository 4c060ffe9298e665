import { describe, expect, it } from 'vitest'
import { createValueTexts } from '../../../../src/audit/readers/value-texts.ts'

/** `line text` of each record, `line !code` of each fault. */
function read(text: string, maxBytes = 1_000): readonly string[] {
  const texts = createValueTexts(maxBytes, 1)
  return [...texts.push(Buffer.from(text)), ...texts.end()].map((record) =>
    'error' in record
      ? `${record.line} !${record.error.code} ${record.error.data.reason ?? ''}`
      : `${record.line} ${record.text}`,
  )
}

describe('createValueTexts', () => {
  it('gives the elements of a list, whatever they hold', () => {
    expect(read('[ {"a": [1, {"b": "]}"}]},\n{"c": "\\"}"} , 7,"x, ]", [2], null\n]\n')).toEqual([
      '1 {"a": [1, {"b": "]}"}]}',
      '2 {"c": "\\"}"}',
      '2 7',
      '2 "x, ]"',
      '2 [2]',
      '2 null',
    ])
    expect(read('[]')).toEqual([])
  })

  it('gives objects over several lines, one after another', () => {
    expect(read('{\n  "a": 1\n}\n\n{"b": {\n}}{"c": 3}')).toEqual([
      '1 {\n  "a": 1\n}',
      '5 {"b": {\n}}',
      '6 {"c": 3}',
    ])
  })

  it('gives the elements of list after list', () => {
    expect(read('[{"a": 1}]\n[{"b": 2}]')).toEqual(['1 {"a": 1}', '2 {"b": 2}'])
  })

  it('numbers the elements of lists, however they are cut, and nothing else', () => {
    const text = '[{"a": 1}, 7,, "x" {"b": 2}]\n{"c": 3}'
    const rowsOf = (size: number): readonly (number | undefined)[] => {
      const texts = createValueTexts(1_000, 1)
      const bytes = Buffer.from(text)
      const records = []
      for (let at = 0; at < bytes.length; at += size) {
        records.push(...texts.push(bytes.subarray(at, at + size)))
      }
      return [...records, ...texts.end()].map(({ row }) => row)
    }
    // The third is a fault where an element should be, the fifth one before an element.
    expect(rowsOf(1_000)).toEqual([1, 2, 3, 3, 4, 4, undefined])
    for (const size of [1, 2, 7]) expect(rowsOf(size)).toEqual(rowsOf(1_000))
  })

  it('names what is wrong between elements and reads on', () => {
    expect(read('[{"a": 1}\n{"b": 2},, {"c": 3}')).toEqual([
      '1 {"a": 1}',
      '2 !audit.malformed-json expected `,` or `]` between elements',
      '2 {"b": 2}',
      '2 !audit.malformed-json expected an element',
      '2 {"c": 3}',
      '2 !audit.malformed-json the list breaks off',
    ])
    expect(read('}}} ,,\n{"a": 1}')).toEqual([
      '1 !audit.malformed-json expected a value',
      '2 {"a": 1}',
    ])
  })

  it('loses as little as it can where brackets or quotes do not match', () => {
    expect(read('[{"a": [1}, {"b": 2}]')).toEqual(['1 {"a": [1}', '1 {"b": 2}'])
    expect(read('[{"a": "x\n}, {"b": 2}]')).toEqual(['1 {"a": "x\n}', '2 {"b": 2}'])
    expect(read('[{"a": 1]\n{"b": 2}')).toEqual(['1 {"a": 1', '2 {"b": 2}'])
    expect(read('nonsense } here\n{"b": 2}')).toEqual(['1 nonsense } here', '2 {"b": 2}'])
    expect(read('{"a": {')).toEqual(['1 {"a": {'])
  })

  it('names an element that is too long and reads on', () => {
    expect(read('[{"a": "0123456789"}, {"b": 2}]', 12)).toEqual([
      '1 !audit.record-too-long ',
      '1 {"b": 2}',
    ])
  })

  it('follows any depth in little memory', () => {
    const deep = `${'['.repeat(300_000)}${']'.repeat(300_000)}`
    expect(read(`[{"a": ${deep}}, {"b": 2}]`, 100)).toEqual([
      '1 !audit.record-too-long ',
      '1 {"b": 2}',
    ])
  })
})
