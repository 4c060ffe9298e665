import { describe, expect, it } from 'vitest'
import { linesIn, maxLines } from '../../../../src/flow/recognise/lines.ts'

const textsOf = (text: string): string[] =>
  linesIn(text).map(({ start, end }) => text.slice(start, end))

describe('the lines of a text', () => {
  it('are parted by line feeds, with or without a return before', () => {
    expect(textsOf('a\r\nb\n\nc')).toEqual(['a', 'b', '', 'c'])
    expect(textsOf('')).toEqual([''])
    expect(textsOf('a\n')).toEqual(['a', ''])
  })
  it('are bounded in number', () => {
    expect(textsOf('x\n'.repeat(10_000))).toHaveLength(maxLines)
  })
})
