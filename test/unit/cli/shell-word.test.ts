import { expect, it } from 'vitest'
import { shellWord } from '../../../src/cli/shell-word.ts'

it.each([
  ['dialogues.jsonl', 'dialogues.jsonl'],
  ['../a/b-1.jsonl.gz', '../a/b-1.jsonl.gz'],
  ['a b', "'a b'"],
  ["it's", "'it'\\''s'"],
  ['', "''"],
  ['-x', "'-x'"],
  ['$(rm)', "'$(rm)'"],
  ['a;b', "'a;b'"],
])('%j is %s', (text, word) => {
  expect(shellWord(text)).toBe(word)
})
