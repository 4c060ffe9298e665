import { describe, expect, it } from 'vitest'
import { endOfStreet, streetStart } from '../../../../src/flow/recognise/street.ts'

const wordAt = (text: string, word: string): { text: string; start: number; end: number } => {
  const start = text.indexOf(word)
  return { text: word.toLowerCase(), start, end: start + word.length }
}

describe('streets', () => {
  it.each([
    ['at 18 Maple Ave', 'Ave', '18 Maple Ave'],
    ['at 763 Broadway', 'Broadway', '763 Broadway'],
    ['1250 1st Avenue', 'Avenue', '1250 1st Avenue'],
  ])('that close with their kind start at the house number: `%s`', (text, kind, address) => {
    expect(text.slice(streetStart(text, wordAt(text, kind)))).toBe(address)
  })
  it.each([['the Street'], ['12 Street'], ['12 long way Street'], ['Maple Street']])(
    'are none without number or name: `%s`',
    (text) => {
      expect(streetStart(text, wordAt(text, 'Street'))).toBe(-1)
    },
  )
  it('that open with their kind take the number before or behind', () => {
    const found = (text: string, kind: string): string | undefined => {
      const span = endOfStreet(text, wordAt(text, kind))
      return span && text.slice(span.start, span.end)
    }
    expect(found('au 12 rue de la Paix', 'rue')).toBe('12 rue de la Paix')
    expect(found('Via Garibaldi, 8 Milano', 'Via')).toBe('Via Garibaldi, 8')
    expect(found('via email', 'via')).toBeUndefined()
  })
})
