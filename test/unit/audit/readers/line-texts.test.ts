import { describe, expect, it } from 'vitest'
import { createLineTexts } from '../../../../src/audit/readers/line-texts.ts'

describe('createLineTexts', () => {
  it('gives a record a line, its number, and none for a blank one', () => {
    const texts = createLineTexts(100, 5)
    expect(texts.push(Buffer.from('{}\r\n\n  \n[1]\nhalf'))).toEqual([
      { line: 5, text: '{}' },
      { line: 8, text: '[1]' },
    ])
    expect(texts.push(Buffer.from(' a'))).toEqual([])
    expect(texts.end()).toEqual([{ line: 9, text: 'half a' }])
    expect(texts.end()).toEqual([])
  })

  it('names a line that is too long and goes on behind it', () => {
    const texts = createLineTexts(4, 1)
    const records = texts.push(Buffer.from('123456789\n{}\n'))
    expect(records).toMatchObject([
      { line: 1, error: { code: 'audit.record-too-long' } },
      { line: 2, text: '{}' },
    ])
  })
})
