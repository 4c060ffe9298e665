/**
 * Terminal escape sequences that keep text from a person: concealed text, text in the colour of its
 * background, text in payloads that no terminal prints, and writes to the clipboard.
 *
 * In a definition every escape sequence counts: nothing there is meant for a terminal. In data
 * colours, links, titles and shell integration are harmless.
 * @see Hoodlet 2025 (Trail of Bits), Deceiving users with ANSI terminal codes in MCP
 */
import { applyRendition, isUnreadable, plainRendition } from './graphic-rendition.ts'
import type { Hiding, TextRole } from './hiding.ts'
import { type TerminalToken, terminalTokens } from './terminal-tokens.ts'

const anyEscape = /[\x1b\x90\x98\x9b\x9d-\x9f]/
const visible = /[\p{L}\p{N}]/gu
const proseWord = /(?<![\p{L}\p{N}])\p{L}{2,}(?![\p{L}\p{N}])/gu

/** Letters and digits from which unreadable text is text; fewer draw a picture. */
const minUnreadable = 4
/** Words from which a payload is text. A title holds a few by right. */
const minPayloadWords = 4
const minTitleWords = 12

// Titles, folder, links, notifications, shell integration: programs send these to a terminal.
const everydayCommand = /^(?:0|1|2|7|8|9|99|133|633|777|1337|4|10|11|12|104|110|111|112|22)(?:;|$)/
const clipboardWrite = /^52;[^;]*;([A-Za-z0-9+/=\s]+)$/

interface Hidden {
  readonly start: number
  readonly end: number
  readonly text: string
}

export function findTerminalEscapes(text: string, role: TextRole): Hiding | undefined {
  if (!anyEscape.test(text)) return undefined
  const { hidden, first, last, sequences } = readTerminal(text)
  const decoded = hidden
    .map((piece) => piece.text.trim())
    .join(' ')
    .slice(0, 4096)
  if (hidden.length > 0) {
    return {
      kind: 'terminal-escapes',
      span: [hidden[0]?.start ?? 0, hidden.at(-1)?.end ?? text.length],
      characters: hidden.reduce((sum, piece) => sum + piece.text.length, 0),
      decoded,
      carries: true,
    }
  }
  if (role === 'data' || sequences === 0) return undefined
  return { kind: 'terminal-escapes', span: [first, last], characters: sequences, carries: false }
}

interface Reading {
  readonly hidden: readonly Hidden[]
  /** Where the first sequence starts and the last one ends. */
  readonly first: number
  readonly last: number
  readonly sequences: number
}

function readTerminal(text: string): Reading {
  const hidden: Hidden[] = []
  const concealed: Hidden[] = []
  let rendition = plainRendition
  let first = text.length
  let last = 0
  let sequences = 0
  for (const token of terminalTokens(text)) {
    if (token.kind === 'print') {
      if (isUnreadable(rendition)) concealed.push(pieceOf(text, token))
      // An escape character that starts no sequence.
      if (text[token.start] === '\x1b') {
        sequences++
        first = Math.min(first, token.start)
        last = token.end
      }
      continue
    }
    if (token.kind === 'control') continue
    sequences++
    first = Math.min(first, token.start)
    last = token.end
    if (token.kind === 'csi' && token.final === 'm') {
      // Private and intermediate forms set other things (`>4;2m`: keyboard).
      if (/^[0-9;:]*$/.test(token.parameters)) {
        rendition = applyRendition(rendition, token.parameters)
      }
    } else if (token.kind === 'escape' && token.final === 'c') rendition = plainRendition
    else if (token.kind === 'string' && isTextPayload(token)) hidden.push(payloadOf(token))
  }
  const all = countVisible(concealed) >= minUnreadable ? hidden.concat(concealed) : hidden
  return { hidden: all.sort((one, other) => one.start - other.start), first, last, sequences }
}

function pieceOf(text: string, { start, end }: TerminalToken): Hidden {
  return { start, end, text: text.slice(start, end) }
}

function countVisible(pieces: readonly Hidden[]): number {
  let count = 0
  for (const { text } of pieces) count += text.match(visible)?.length ?? 0
  return count
}

type StringToken = TerminalToken & { readonly kind: 'string' }

function isTextPayload({ opener, payload }: StringToken): boolean {
  if (opener === ']' && clipboardWrite.test(payload.slice(0, 65_536))) return true
  const isEveryday = opener === ']' && everydayCommand.test(payload)
  const words = payload.slice(0, 65_536).match(proseWord)?.length ?? 0
  return words >= (isEveryday ? minTitleWords : minPayloadWords)
}

function payloadOf({ start, end, opener, payload }: StringToken): Hidden {
  const clipboard = opener === ']' ? clipboardWrite.exec(payload.slice(0, 65_536))?.[1] : undefined
  return {
    start,
    end,
    text: clipboard === undefined ? payload : Buffer.from(clipboard, 'base64').toString('utf8'),
  }
}
