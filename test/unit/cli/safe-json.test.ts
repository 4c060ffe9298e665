import { describe, expect, it } from 'vitest'
import { safeJson } from '../../../src/cli/safe-json.ts'

describe('safeJson', () => {
  it.each([
    ['escape sequences', 'a\u001b[2Jb\u009b'],
    ['bidirectional controls', '\u202eabc\u2066'],
    ['zero-width characters and line separators', 'a\u200b\u2028\u2029\ufeff'],
    ['tag characters and variation selectors', '\u{e0041}\u{e0100}\ufe0f'],
    ['private characters', '\ue000'],
  ])('escapes %s, and gives the same value back', (_, text) => {
    const json = safeJson({ [text]: [text] })
    expect(json).toMatch(/^[\x20-\x7e]*$/)
    expect(JSON.parse(json)).toEqual({ [text]: [text] })
  })

  it('leaves text that can be seen, and its own line ends', () => {
    expect(safeJson({ a: 'Grüße 漢字' }, 2)).toBe('{\n  "a": "Grüße 漢字"\n}')
  })
})
