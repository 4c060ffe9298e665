import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecordTexts } from '../../../../src/audit/readers/record-texts.ts'

function read(chunks: readonly Uint8Array[], maxBytes?: number): readonly string[] {
  const texts = createRecordTexts(maxBytes === undefined ? {} : { maxBytes })
  return [...chunks.flatMap((chunk) => texts.push(chunk)), ...texts.end()].map((record) =>
    'error' in record ? `${record.line} !${record.error.code}` : `${record.line} ${record.text}`,
  )
}

const readText = (text: string, maxBytes?: number) => read([Buffer.from(text)], maxBytes)

function cut(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b)
  return [0, ...at].map((from, index) => bytes.subarray(from, at[index] ?? bytes.length))
}

const fragment = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  ',',
  ':',
  '\n',
  '\r\n',
  ' ',
  '1',
  'é',
  '\uFEFF',
  '{"a": 1}',
  '{"a": {"b": "x"}}\n',
)

describe('createRecordTexts', () => {
  it('reads one record a line, with or without a last line end, CRLF and blank lines', () => {
    expect(readText('{"a": 1}\r\n\r\n{"b": 2}')).toEqual(['1 {"a": 1}', '3 {"b": 2}'])
    expect(readText('{"a": 1}\n{"b": 2}\n')).toEqual(['1 {"a": 1}', '2 {"b": 2}'])
    expect(readText('{"a": 1}')).toEqual(['1 {"a": 1}'])
  })

  it('reads a list of records and an object over several lines', () => {
    expect(readText('[\n  {"a": 1},\n  {"b": 2}\n]\n')).toEqual(['2 {"a": 1}', '3 {"b": 2}'])
    expect(readText('[{"a": 1}, {"b": 2}]')).toEqual(['1 {"a": 1}', '1 {"b": 2}'])
    expect(readText('{\n  "a": [\n{}]\n}\n')).toEqual(['1 {\n  "a": [\n{}]\n}'])
    expect(readText('{"a": 1,\n "b": 2}\n{\n"c": 3}\n')).toEqual([
      '1 {"a": 1,\n "b": 2}',
      '3 {\n"c": 3}',
    ])
  })

  it('passes over a byte order mark and white space before the first record', () => {
    expect(readText('\uFEFF\n\n{"a": 1}\n{"b": 2}')).toEqual(['3 {"a": 1}', '4 {"b": 2}'])
    expect(readText('\uFEFF [{"a": 1}]')).toEqual(['1 {"a": 1}'])
  })

  it('gives nothing for nothing', () => {
    expect(readText('')).toEqual([])
    expect(readText(' \r\n\t\n')).toEqual([])
    expect(readText('\uFEFF')).toEqual([])
    expect(read([])).toEqual([])
  })

  it('loses one record only to a damaged line', () => {
    const lines = ['{"a": 1}', '{"b": "x', '{"c": [1, 2', 'hello', '}', '{"d": 4}']
    expect(readText(lines.join('\n'))).toEqual(lines.map((line, index) => `${index + 1} ${line}`))
    expect(readText('{"b": "x\n{"d": 4}')).toEqual(['1 {"b": "x', '2 {"d": 4}'])
    expect(readText('{"b": [1, \n{"d": 4}')).toEqual(['1 {"b": [1,', '2 {"d": 4}'])
    expect(readText('hello\n{"d": 4}')).toEqual(['1 hello', '2 {"d": 4}'])
  })

  it('names a record that is no UTF-8 and reads on', () => {
    const bytes = Buffer.concat([
      Buffer.from('{"a": "'),
      Buffer.from([0xff]),
      Buffer.from('"}\n{}'),
    ])
    expect(read([bytes])).toEqual(['1 !audit.invalid-utf8', '2 {}'])
  })

  it('names a record that is too long and reads on, in every form of file', () => {
    const long = `{"a": "${'x'.repeat(100)}"}`
    expect(readText(`${long}\n{}\n${long}\n[]`, 50)).toEqual([
      '1 !audit.record-too-long',
      '2 {}',
      '3 !audit.record-too-long',
      '4 []',
    ])
    expect(readText(`[${long},\n{}]`, 50)).toEqual(['1 !audit.record-too-long', '2 {}'])
    expect(readText(`{\n"b":${long}}\n{}`, 50)).toEqual(['1 !audit.record-too-long', '3 {}'])
  })

  it('gives the same records for every way to cut the bytes into chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fragment, { maxLength: 60 }),
        fc.array(fc.nat(), { maxLength: 40 }),
        fc.integer({ min: 1, max: 60 }),
        (fragments, places, maxBytes) => {
          const bytes = Buffer.from(fragments.join(''))
          expect(read(cut(bytes, places), maxBytes)).toEqual(read([bytes], maxBytes))
        },
      ),
      { numRuns: 3_000 },
    )
  })

  it('gives back every record that it was written, in each form of file', () => {
    // An empty object alone in the first line looks like one record a line.
    const record = fc.dictionary(fc.string(), fc.json(), { minKeys: 1 })
    const records = fc.array(record, { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(records, fc.array(fc.nat(), { maxLength: 10 }), (values, places) => {
        const lines = values.map((value) => JSON.stringify(value))
        const forms = [
          lines.join('\n'),
          `[${lines.join(', ')}]`,
          JSON.stringify(values, null, 2),
          values.map((value) => JSON.stringify(value, null, '\t')).join('\n'),
        ]
        for (const form of forms) {
          const texts = read(cut(Buffer.from(form), places))
          expect(texts.map((text) => JSON.parse(text.replace(/^\d+ /, '')))).toEqual(values)
        }
      }),
      { numRuns: 500 },
    )
  })
})
