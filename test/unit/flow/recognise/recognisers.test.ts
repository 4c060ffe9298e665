import { describe, expect, it } from 'vitest'
import { spansOf } from '../../../../src/flow/recognise/recogniser.ts'
import { recognisers } from '../../../../src/flow/recognise/recognisers.ts'

describe('all recognisers', () => {
  const hostile: Readonly<Record<string, string>> = {
    addresses: 'a@'.repeat(5e5),
    labels: `a@${'a.'.repeat(5e5)}`,
    'key openings': 'sk-'.repeat(3e5),
    'one long key': `sk-${'a'.repeat(1e6)}`,
    digits: '4'.repeat(1e6),
    'spaced digits': '4 '.repeat(5e5),
    signs: '+1'.repeat(5e5),
    accounts: 'DE89'.repeat(2.5e5),
    schemes: 'a://'.repeat(2.5e5),
    'user information': '://a:'.repeat(2e5),
    slashes: '/a'.repeat(5e5),
    assignments: 'password='.repeat(1e5),
    'key blocks': '-----BEGIN PRIVATE KEY-----'.repeat(4e4),
    tokens: 'eyJaaaaaaaaaaaa.'.repeat(6e4),
    bearers: 'Bearer '.repeat(1.4e5),
    spaces: ' '.repeat(1e6),
    quotes: '"'.repeat(1e6),
    streets: `${'1 A A A A A '.repeat(8e4)}Street`,
    'names of streets': 'rue de la du de la '.repeat(5e4),
    'names of persons': 'Maria '.repeat(1.6e5),
    'names behind labels': 'name: Ab '.repeat(1e5),
    'words of health': 'doctor hospital '.repeat(6e4),
    'words joined by slashes': 'divorce/'.repeat(1.2e5),
    'numbers of identity': 'ssn 1 2 3 4 5 6 7 8 '.repeat(5e4),
    degrees: '12.3456°N, '.repeat(9e4),
    births: 'born 1 may '.repeat(9e4),
    'Korean places': '서울시'.repeat(3e5),
  }
  // A quadratic pattern takes minutes here; the bound only tells linear from that.
  it.each(Object.entries(hostile))('end soon on a million characters of %s', (_, text) => {
    const started = performance.now()
    for (const recogniser of recognisers) spansOf(recogniser, text)
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('are one for each type, the most harmful first', () => {
    const types = recognisers.map(({ type }) => type)
    expect(new Set(types).size).toBe(types.length)
    expect(types[0]).toBe('credential')
  })
})
