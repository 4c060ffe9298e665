import fc from 'fast-check'
import { expect, it } from 'vitest'
import { terminalTokens } from '../../../../../src/guardian/rules/hidden-text/terminal-tokens.ts'

const kindsOf = (text: string) => [...terminalTokens(text)].map(({ kind }) => kind)

it('reads sequences with seven and with eight bits', () => {
  expect([...terminalTokens('a\x1b[1;31mb\x9b0mc')]).toEqual([
    { kind: 'print', start: 0, end: 1 },
    { kind: 'csi', start: 1, end: 8, parameters: '1;31', final: 'm' },
    { kind: 'print', start: 8, end: 9 },
    { kind: 'csi', start: 9, end: 12, parameters: '0', final: 'm' },
    { kind: 'print', start: 12, end: 13 },
  ])
})

it.each([
  ['\x1b]0;t\x07', '0;t'],
  ['\x1b]0;t\x1b\\', '0;t'],
  ['\x1bPx\x1b\\', 'x'],
  ['\x9dt\x9c', 't'],
  ['\x1b]never ends', 'never ends'],
])('reads the payload of %j', (text, payload) => {
  expect([...terminalTokens(text)]).toEqual([
    expect.objectContaining({ kind: 'string', payload, start: 0, end: text.length }),
  ])
})

it('takes wrongly decoded text for text', () => {
  expect(kindsOf('don\x92t \x93\x9b\x94 \xe2\x80\x9d').every((kind) => kind === 'print')).toBe(true)
})

it('reads other sequences and controls', () => {
  expect(kindsOf('\x1b(B\x1b7\b\r\n')).toEqual([
    'escape',
    'escape',
    'control',
    'control',
    'control',
  ])
})

it('covers any text without gaps', () => {
  const unit = fc.constantFrom(
    'a',
    '\x1b',
    '[',
    ']',
    '\\',
    '\x07',
    '\x9c',
    '\x9d',
    '\x9b',
    '1',
    ';',
  )
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
      let at = 0
      for (const { start, end } of terminalTokens(text)) {
        expect(start).toBe(at)
        expect(end).toBeGreaterThan(start)
        at = end
      }
      expect(at).toBe(text.length)
    }),
  )
})
