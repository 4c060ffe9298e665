import { describe, expect, it } from 'vitest'
import { ownName, ownText } from '../../../src/mcp/own-text.ts'

const texts = [
  '',
  'a',
  'x'.repeat(12),
  'x'.repeat(13),
  '1'.repeat(15),
  'Ωmega '.repeat(9),
  '\ud83d',
]

describe.each([
  ['ownText', ownText],
  ['ownName', ownName],
])('%s', (_, own) => {
  it.each(texts)('gives the same text for %j', (text) => {
    expect(own(text)).toBe(text)
  })
})
