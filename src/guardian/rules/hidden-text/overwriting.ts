/**
 * Text that is printed and then overwritten or erased (backspaces, lone carriage returns, cursor
 * movement, erasing): a terminal shows the last layer, a model reads all of them.
 *
 * Harmless: progress lines and spinners (what they lose is short or comes again), overstrike as in
 * manual pages, carriage returns that end lines.
 * @see Hoodlet 2025 (Trail of Bits), Deceiving users with ANSI terminal codes in MCP
 */
import type { Hiding, TextRole } from './hiding.ts'
import { Screen } from './screen.ts'
import { terminalTokens } from './terminal-tokens.ts'

const anyOverwriting = /[\x08]|\r(?!\n)|[\x1b\x9b]\[?[0-9;?]*[A-HJKLMPSTXdfhl`suc78DEM]/
const word = /\p{L}{2,}/gu

/** Letters lost in a definition, words lost for good in data, that are no accident. */
const minLetters = 4
const minWords = 6

export function findOverwriting(text: string, role: TextRole): Hiding | undefined {
  if (!anyOverwriting.test(text)) return undefined
  const screen = new Screen(text)
  for (const token of terminalTokens(text)) screen.take(token)
  const lost = screen.lost()
  if (screen.isExhausted()) {
    return { kind: 'overwriting', span: [0, text.length], characters: text.length, carries: false }
  }
  if (lost.length === 0 || screen.isLineEnding()) return undefined
  const shown = new Set(screen.shown().toLowerCase().match(word) ?? [])
  const hidden = lost.filter(({ text: piece, letters }) =>
    role === 'data' ? unseenWords(piece, shown) >= minWords : letters >= minLetters,
  )
  if (hidden.length === 0) return undefined
  return {
    kind: 'overwriting',
    span: [hidden[0]?.start ?? 0, hidden.at(-1)?.end ?? text.length],
    characters: hidden.reduce((sum, piece) => sum + piece.text.length, 0),
    decoded: hidden
      .map((piece) => piece.text)
      .join(' ')
      .slice(0, 4096),
    carries: true,
  }
}

/** Different words of `piece` that the screen does not show anywhere. */
function unseenWords(piece: string, shown: ReadonlySet<string>): number {
  const words = new Set(piece.toLowerCase().match(word) ?? [])
  let unseen = 0
  for (const one of words) if (!shown.has(one)) unseen++
  return unseen
}
