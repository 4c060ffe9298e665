import { describe, expect, it } from 'vitest'
import {
  expandBraces,
  spellingsOf,
} from '../../../../../src/guardian/rules/protected-files/word-spellings.ts'

describe('spellingsOf', () => {
  it.each([
    ['.mcp.json', ['.mcp.json']],
    ['of=.mcp.json', ['of=.mcp.json', '.mcp.json']],
    ['--a=b=.mcp.json', ['--a=b=.mcp.json', 'b=.mcp.json', '.mcp.json']],
    ['@.mcp.json', ['.mcp.json']],
    ['.m\\cp.json', ['.m\\cp.json', '.mcp.json']],
    ['.m^cp.json', ['.m^cp.json', '.mcp.json']],
    ['xy:.mcp.json:ro', ['xy:.mcp.json:ro', 'xy', '.mcp.json', 'ro']],
    ['C:\\x', ['C:\\x', 'C:x']],
    ['.mcp$X.json', ['.mcp$X.json', '.mcp*.json']],
    ['.mcp$\u007bX}.json', ['.mcp$\u007bX}.json', '.mcp*.json']],
    ['.mcp$@.json', ['.mcp$@.json', '.mcp*.json']],
    ['$HOME/x', ['$HOME/x']],
    ['$HOMES/x', ['$HOMES/x', '*/x']],
  ])('%s', (word, expected) => {
    expect(spellingsOf(word)).toEqual(expected)
  })

  it('takes no text of JSON apart', () => {
    expect(spellingsOf('{"a":"b","c":"d"}')).toEqual(['{"a":"b","c":"d"}'])
  })

  it('reads all of a long word', () => {
    expect(spellingsOf(`${'x,'.repeat(50_000)}.mcp.json`)).toContain('.mcp.json')
    expect(spellingsOf(`--${'x'.repeat(5_000)}=.mcp.json`)).toContain('.mcp.json')
    expect(spellingsOf('$'.repeat(200_000)).length).toBeGreaterThan(0)
    expect(spellingsOf('$\u007b'.repeat(100_000)).length).toBeGreaterThan(0)
  })
})

describe('expandBraces', () => {
  it('gives every choice, of inner braces too', () => {
    expect(expandBraces('a/{b,c}.json')).toEqual(['a/b.json', 'a/c.json'])
    expect(expandBraces('{a,{b,.mcp}}.json')).toContain('.mcp.json')
    expect(expandBraces('{x,.m}{y,cp}.json')).toContain('.mcp.json')
    expect(expandBraces('.mc{p..p}.json')).toEqual(['.mc*.json'])
    expect(expandBraces('a{b}c')).toEqual(['a{b}c'])
  })

  it('says where there are more', () => {
    for (const word of [`{${','.repeat(1_000)}}`, '{a,b}'.repeat(200_000), '{a,b}'.repeat(9)]) {
      let isWhole = true
      expect(
        expandBraces(word, () => {
          isWhole = false
        }).length,
      ).toBeLessThanOrEqual(256)
      expect(isWhole).toBe(false)
    }
    expect(expandBraces('{'.repeat(100_000))).toHaveLength(1)
  })
})
