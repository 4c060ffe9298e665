import { expect, it } from 'vitest'
import { Screen } from '../../../../../src/guardian/rules/hidden-text/screen.ts'
import { terminalTokens } from '../../../../../src/guardian/rules/hidden-text/terminal-tokens.ts'

function screenOf(text: string): Screen {
  const screen = new Screen(text)
  for (const token of terminalTokens(text)) screen.take(token)
  return screen
}

const lostOf = (text: string) =>
  screenOf(text)
    .lost()
    .map((piece) => piece.text.trim())

it.each([
  ['a carriage return', 'secret\rpublic', ['secret']],
  ['backspaces', 'secret\b\b\b\b\b\bpublic', ['secret']],
  ['erasing the line', 'secret\x1b[2Kx', ['secret']],
  ['erasing to the start', 'secret\x1b[1K', ['secret']],
  ['erasing to the end', 'secret\x1b[1G\x1b[K', ['secret']],
  ['the cursor', 'a\nsecret\nb\x1b[A\x1b[Gpublic', ['secret']],
  ['an absolute place', 'secret\x1b[1;1Hpublic', ['secret']],
  ['deleted lines', 'secret\n\x1b[A\x1b[M', ['secret']],
  ['a cleared screen', 'secret\nwords\x1b[2Jx', ['secret words']],
  ['a reset', 'secret\x1bcx', ['secret']],
  ['the alternate screen', '\x1b[?1049hsecret\x1b[?1049l', ['secret']],
  ['a saved cursor', '\x1b7secret\x1b8public', ['secret']],
])('loses what %s covers', (_, text, lost) => {
  expect(lostOf(text)).toEqual(lost)
})

it.each([
  ['line ends', 'one\r\ntwo\nthree\r\n'],
  ['the same again', 'one\rone'],
  ['overstrike', 'o\bon\bne\be _\bt_\bw_\bo'],
  ['erasing what is empty', 'one\x1b[K\n\x1b[2K\x1b[J'],
  ['colours', '\x1b[31mone\x1b[0m'],
])('loses no letters by %s', (_, text) => {
  expect(lostOf(text)).toEqual([])
})

it('shows the last layer', () => {
  expect(screenOf('secret\rpublic').shown().trim()).toBe('public')
})

it('takes carriage returns for line ends where longer lines stand out', () => {
  expect(screenOf('a,b\ralpha and beta,2\rc,3\rd,4\re,5').isLineEnding()).toBe(true)
  expect(screenOf('a\rb\rc\rd\re').isLineEnding()).toBe(false)
  expect(screenOf('long line\n\ra\rb\rc\rd').isLineEnding()).toBe(false)
})

it('gives up on text that makes endless work', () => {
  const text = 'x'.repeat(200) + '\x1b[99999G\x1b[1K'.repeat(2000)
  expect(screenOf(`x\x1b[99999Gy${text}${'\x1b[1K'.repeat(5000)}`).isExhausted()).toBe(true)
  expect(screenOf(text.slice(0, 300)).isExhausted()).toBe(false)
})
