import { describe, expect, it } from 'vitest'
import {
  codeHintsOf,
  codeWords,
  kindOfLine as kindOf,
} from '../../../../src/flow/recognise/code-lines.ts'
import { traitsOf } from '../../../../src/flow/recognise/text-traits.ts'

const kindOfLine = (line: string): string => kindOf(line, codeHintsOf(traitsOf(line)))

describe('a line', () => {
  it.each([
    'def area(r):',
    'class Point:',
    'import os',
    'from flask import Flask',
    'const x = 1',
    'public int size;',
    'if (x > 3) {',
    'for i in range(10):',
    'return cache.get(key);',
    'print("hi")',
    'x = compute(3)',
    'app.run(debug)',
    'fn main() {',
    '#!/bin/bash',
    '<?php',
    'git clone https://example.org/x.git',
    '$ npm install left-pad',
    'docker run -p 80:80 web',
    'chmod 755 run.sh',
    'DELETE FROM users WHERE id = 3;',
    'CREATE TABLE a (id int)',
    'UPDATE stock SET amount = 0',
    'export PATH=$PATH:/usr/bin',
  ])('of code: `%s`', (line) => {
    expect(kindOfLine(line)).toBe('code')
  })
  it.each(['', '  }', '// comment', '# comment', '-- note', 'x;', '*/', ');'])(
    'between code: `%s`',
    (line) => {
      expect(kindOfLine(line)).toBe('between')
    },
  )
  it.each([
    'select one from the list',
    'update your address and set a reminder',
    'for the record: nothing',
    'make a list of cats',
    'with many kind words from all of us:',
    'let us go',
    'return to sender',
    'import duties were raised',
    '{"a": 1',
    'name: Ada',
    'find the nearest cafe',
    'The class starts at nine (sharp)',
    'git is a tool',
  ])('of neither: `%s`', (line) => {
    expect(kindOfLine(line)).toBe('other')
  })
  it('of code without marks has a word to look it up by', () => {
    for (const word of ['sudo', 'git', 'select', 'import', 'def'])
      expect(codeWords.has(word)).toBe(true)
  })
})
