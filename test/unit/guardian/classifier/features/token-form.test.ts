import { describe, expect, it } from 'vitest'
import {
  differsSlightly,
  formOfToken,
  tokensIn,
} from '../../../../../src/guardian/classifier/features/token-form.ts'

describe('tokensIn', () => {
  it('leaves out the marks around words and values', () => {
    expect(tokensIn('Book "HAT-204", (please) at 10:30.')).toEqual([
      'Book',
      'HAT-204',
      'please',
      'at',
      '10:30',
    ])
  })

  it('is bounded for a long text, and for one without a word', () => {
    expect(tokensIn('a1 '.repeat(5_000))).toHaveLength(256)
    expect(tokensIn('.'.repeat(100_000))).toEqual([])
    expect(tokensIn('x'.repeat(100_000))).toEqual([])
  })
})

describe('formOfToken', () => {
  it.each([
    ['ada@example.org', 'email'],
    ['https://example.org/a', 'url'],
    ['1,250.5', 'number'],
    ['VFIAX', 'code'],
    ['client_520', 'code'],
    ['2023-05-12', 'code'],
    ['Trondheim', 'name'],
    ['fragile', 'word'],
  ] as const)('takes %s for a form of its own', (token, form) => {
    expect(formOfToken(token)).toBe(form)
  })
})

describe('differsSlightly', () => {
  it('holds of texts of one length with one or two other characters', () => {
    expect(differsSlightly('client_520', 'client_523')).toBe(true)
    expect(differsSlightly('2023-05-12', '2023-05-29')).toBe(true)
  })

  it('does not hold of equal, short or other texts', () => {
    expect(differsSlightly('client_520', 'client_520')).toBe(false)
    expect(differsSlightly('abc', 'abd')).toBe(false)
    expect(differsSlightly('2023-05-12', '2024-06-13')).toBe(false)
    expect(differsSlightly('client_52', 'client_520')).toBe(false)
  })
})
