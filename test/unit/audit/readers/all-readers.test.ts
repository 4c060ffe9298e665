import { describe, expect, it } from 'vitest'
import { allReaders, readerOf } from '../../../../src/audit/readers/all-readers.ts'
import { recordFormats } from '../../../../src/audit/record.ts'

describe('allReaders', () => {
  it('holds one reader for each format, with words about it', () => {
    expect(allReaders.map(({ format }) => format).sort()).toEqual([...recordFormats].sort())
    for (const { summary } of allReaders) expect(summary).toMatch(/^[^.]{10,90}$/)
  })
})

describe('readerOf', () => {
  it('gives the reader of a format', () => {
    for (const format of recordFormats) expect(readerOf(format).format).toBe(format)
  })
})
