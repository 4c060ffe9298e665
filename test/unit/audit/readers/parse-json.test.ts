import { describe, expect, it } from 'vitest'
import { parseRecordText, parseTextWithin } from '../../../../src/audit/readers/parse-json.ts'

describe('parseRecordText', () => {
  it('keeps integers that a double cannot hold', () => {
    expect(parseRecordText('{"id": 12345678901234567890, "n": 1}')).toEqual({
      id: 12345678901234567890n,
      n: 1,
    })
  })

  it('names the column of a fault, and the line where there is more than one', () => {
    expect(() => parseRecordText('{"a": x}')).toThrow('no valid JSON: expected a value at column 7')
    expect(() => parseRecordText('{\n "a": x}')).toThrow('at line 2 of it, column 7')
  })

  it('refuses what is nested deeper than later stages may recurse', () => {
    expect(parseRecordText(`${'['.repeat(128)}${']'.repeat(128)}`)).toBeInstanceOf(Array)
    expect(() => parseRecordText(`${'['.repeat(129)}${']'.repeat(129)}`)).toThrow(
      'nested deeper than 128 levels',
    )
    expect(() => parseRecordText('{"a":'.repeat(1_000_000))).toThrow('nested deeper')
  })

  it('keeps an escaped lone surrogate and a member called __proto__', () => {
    const value = parseRecordText('{"__proto__": "\\ud800"}')
    expect(Object.entries(value as object)).toEqual([['__proto__', '\ud800']])
  })
})

describe('parseTextWithin', () => {
  it('gives undefined for what is no JSON, or too deep', () => {
    expect(parseTextWithin('{"a": [1]}')).toEqual({ a: [1] })
    expect(parseTextWithin('hello')).toBeUndefined()
    expect(parseTextWithin('')).toBeUndefined()
    expect(parseTextWithin('['.repeat(100_000))).toBeUndefined()
    expect(parseTextWithin('"too-deep"')).toBe('too-deep')
  })
})
