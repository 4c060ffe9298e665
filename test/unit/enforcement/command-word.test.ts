import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { commandWord } from '../../../src/enforcement/command-word.ts'
import { expectLinear } from '../../support/growth.ts'

const hostile = [
  "it's",
  "'; rm -rf ~; '",
  '$(touch /tmp/x)',
  '`id`',
  'a b',
  'a;b',
  'a\\',
  '"',
  '-rf',
  '~',
  '*',
  '!!',
  '',
  'Zoë 日本',
]

describe('commandWord', () => {
  it('leaves a harmless word as it is', () => {
    for (const text of ['files', 'mail-server', '@scope/server.name', 'a:b=c']) {
      expect(commandWord(text, false)).toBe(text)
      expect(commandWord(text, true)).toBe(text)
    }
  })

  it.skipIf(process.platform === 'win32')('is read by a POSIX shell as what it stands for', () => {
    for (const text of hostile) {
      const read = execFileSync('sh', ['-c', `printf %s ${commandWord(text, false)}`])
      expect(read.toString(), text).toBe(text)
    }
  })

  it('holds nothing that the shells of Windows obey between quotes', () => {
    for (const text of [...hostile, '%PATH%', '$env:PATH', 'a" & del *', '“a”', 'a^b', 'a&b']) {
      expect(commandWord(text, true), text).toMatch(
        /^(?:[\w@+=:./\\-]+|"[^"\u201c-\u201f%$`!^]*")$/,
      )
    }
    expect(commandWord('my files', true)).toBe('"my files"')
  })

  it('shows no character that a terminal obeys or a person cannot see', () => {
    for (const isWindows of [false, true]) {
      const word = commandWord('a\u001b[2J\nb\u202ec\u200bd\u2028e\u0000\u009b', isWindows)
      expect(word).toBe(isWindows ? '"a?[2J?b?c?d?e??"' : "'a?[2J?b?c?d?e??'")
    }
  })

  it('takes long words in time that grows with them', () => {
    const given = (size: number) => "'".repeat(size)
    expectLinear(1_000_000, given, (word) => commandWord(word, false))
  })
})
