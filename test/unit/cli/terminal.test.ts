import { describe, expect, it } from 'vitest'
import { columnsOf, pad, paint, plain, terminalOf, wrap } from '../../../src/cli/terminal.ts'
import { expectCheap } from '../../support/growth.ts'

describe('terminalOf', () => {
  it.each([
    ['80 where nothing is known', {}, {}, 80],
    ['the width of the stream', { columns: 120 }, {}, 120],
    ['COLUMNS before the stream', { columns: 120 }, { COLUMNS: '100' }, 100],
    ['80 for a stream of no width', { columns: 0 }, {}, 80],
    ['at least 40', {}, { COLUMNS: '3' }, 40],
    ['at most 400', {}, { COLUMNS: '9999' }, 400],
    ['the default for nonsense', {}, { COLUMNS: '1e3' }, 80],
    ['the default for a negative number', {}, { COLUMNS: '-5' }, 80],
  ])('takes %s', (_, stream, environment, width) => {
    expect(terminalOf(stream, environment).width).toBe(width)
  })

  it.each([
    ['a person looks', { isTTY: true }, {}, true],
    ['output goes to a file', {}, {}, false],
    ['NO_COLOR is set', { isTTY: true }, { NO_COLOR: '1' }, false],
    ['NO_COLOR is empty', { isTTY: true }, { NO_COLOR: '' }, true],
    ['FORCE_COLOR is set', {}, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR stands against NO_COLOR', {}, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['FORCE_COLOR is 0', { isTTY: true }, { FORCE_COLOR: '0' }, false],
    ['the terminal is dumb', { isTTY: true }, { TERM: 'dumb' }, false],
  ])('decides on colour when %s', (_, stream, environment, colour) => {
    expect(terminalOf(stream, environment).colour).toBe(colour)
  })
})

describe('paint', () => {
  it('adds escape sequences only where there is colour', () => {
    expect(paint({ width: 80, colour: true }, 'red', 'no')).toBe('\u001b[31mno\u001b[39m')
    expect(paint({ width: 80, colour: false }, 'red', 'no')).toBe('no')
    expect(paint({ width: 80, colour: true }, 'red', '')).toBe('')
  })
})

describe('plain', () => {
  it.each([
    ['leaves plain words alone', 'read a file', 'read a file'],
    ['keeps letters of other scripts', 'Größe 身長 قد', 'Größe 身長 قد'],
    ['removes colours', 'a\u001b[31mred\u001b[0mb', 'aredb'],
    ['removes a title sequence with its content', 'a\u001b]0;owned\u0007b', 'ab'],
    ['removes a link sequence', 'a\u001b]8;;http://x\u001b\\b', 'ab'],
    ['removes an unfinished sequence', 'a\u001b[31', 'a31'],
    ['removes the C1 form of a sequence start', 'a\u009b31mb', 'a31mb'],
    ['makes line ends and tabs single spaces', 'a\r\n\t b\u2028c', 'a b c'],
    ['removes bell, backspace and delete', 'a\u0007\b\u007fb', 'ab'],
    ['removes bidirectional overrides', 'a\u202eb\u2066c\u200f', 'abc'],
    ['removes zero-width characters', 'a\u200bb\u200d\ufeffc', 'abc'],
    ['removes tag characters', 'a\u{e0041}\u{e0042}b', 'ab'],
    ['removes variation selectors', 'a\ufe0f\u{e0100}b', 'ab'],
    ['removes the invisible filler', 'a\u3164b', 'ab'],
    ['removes private and unassigned characters', 'a\ue000\u0378b', 'ab'],
    ['shows a lone surrogate as a replacement', 'a\ud800b', 'a\ufffdb'],
    ['cuts a tower of accents', `a${'\u0301'.repeat(50)}b`, `a${'\u0301'.repeat(3)}b`],
  ])('%s', (_, text, shown) => {
    expect(plain(text, 40)).toBe(shown)
  })

  it('cuts at the limit and shows the cut', () => {
    expect(plain('0123456789', 10)).toBe('0123456789')
    expect(plain('0123456789a', 10)).toBe('012345678…')
    expect(plain('身長身長', 5)).toBe('身長…')
    expect(plain('abc', 0)).toBe('…')
  })

  it('shows a cut even where all that was read is invisible', () => {
    expect(plain(`${'\u200b'.repeat(10_000)}run`, 20)).toBe('…')
  })

  it('never takes more columns than asked for, and never shows a control character', () => {
    for (let seed = 1; seed < 2000; seed++) {
      const text = Array.from({ length: 30 }, (_, index) =>
        String.fromCodePoint((seed * 7919 * (index + 1) + index * 104_729) % 0x11_0000),
      ).join('')
      const shown = plain(text, 12)
      expect(columnsOf(shown)).toBeLessThanOrEqual(12)
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
    }
  })

  it('reads only the start of a very long text', () => {
    const huge = '\u001b]'.repeat(8_000_000)
    expectCheap(50, () => plain(huge, 80))
  })
})

describe('columnsOf', () => {
  it('counts wide characters twice, marks and escape sequences not at all', () => {
    expect(columnsOf('abc')).toBe(3)
    expect(columnsOf('身長')).toBe(4)
    expect(columnsOf('e\u0301')).toBe(1)
    expect(columnsOf('\u001b[1mab\u001b[22m')).toBe(2)
  })
})

describe('wrap', () => {
  it('breaks at spaces and never beyond the width', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four'])
  })

  it('indents every line but the first, within the width', () => {
    expect(wrap('one two three', 7, '  ')).toEqual(['one two', '  three'])
  })

  it('cuts a word that is longer than a line', () => {
    expect(wrap('a 0123456789', 4)).toEqual(['a', '0123', '4567', '89'])
  })

  it('gives no line for no text', () => {
    expect(wrap('  \n ', 10)).toEqual([])
  })

  it('makes progress where not even one character has room', () => {
    expect(wrap('身長', 1)).toEqual(['身', '長'])
    for (const width of [0, -1, -20]) expect(wrap('ab', width)).toEqual(['a', 'b'])
    expect(wrap('ab', 2, '    ')).toEqual(['a', '    b'])
  })
})

describe('pad', () => {
  it('fills up by columns, and leaves a longer text alone', () => {
    expect(pad('身', 4)).toBe('身  ')
    expect(pad('abcdef', 4)).toBe('abcdef')
  })
})
