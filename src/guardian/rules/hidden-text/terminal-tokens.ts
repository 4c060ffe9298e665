/**
 * A text as a terminal reads it: printed stretches and control sequences.
 *
 * @see ECMA-48, 5th edition; XTerm Control Sequences
 */

export type TerminalToken =
  | { readonly kind: 'print'; readonly start: number; readonly end: number }
  /** Control sequence: `ESC [` parameters intermediates final. */
  | {
      readonly kind: 'csi'
      readonly start: number
      readonly end: number
      readonly parameters: string
      readonly final: string
    }
  /** OSC, DCS, SOS, PM or APC: a payload that is not printed. */
  | {
      readonly kind: 'string'
      readonly start: number
      readonly end: number
      readonly opener: string
      readonly payload: string
    }
  /** Any other escape sequence, by what follows ESC. */
  | {
      readonly kind: 'escape'
      readonly start: number
      readonly end: number
      readonly final: string
    }
  /** Backspace, carriage return, line feed, vertical tab, form feed. */
  | {
      readonly kind: 'control'
      readonly start: number
      readonly end: number
      readonly unit: number
    }

// C1 openers count only where a whole sequence follows: the same code units stand for quotes and
// dashes in text that was decoded with the wrong character set.
const csi =
  /(?:\x1b\[|\x9b(?=[0-9;?]{1,64}[\x20-\x2f]{0,4}[A-Za-z@`]))([\x30-\x3f]*)([\x20-\x2f]*)([\x40-\x7e])/y
const stringOpener = /\x1b([\]PX^_])/y
const payload = /[^\x07\x1b\x9c]*/y
const terminator = /\x07|\x1b\\|\x9c/y
const otherEscape = /\x1b[\x20-\x2f]*([\x30-\x7e])/y
const printed = /[^\x08\n\x0b\x0c\r\x1b\x90\x98\x9b\x9d-\x9f]+/y
const c1Openers: Readonly<Record<string, string>> = {
  '\x9d': ']',
  '\x90': 'P',
  '\x98': 'X',
  '\x9e': '^',
  '\x9f': '_',
}
const stringTerminator = '\x9c'
/** Code units between a C1 opener and its terminator; wrongly decoded text has them anywhere. */
const maxC1Payload = 4096

/** The tokens of `text`, in order; linear. */
export function* terminalTokens(text: string): Generator<TerminalToken, void> {
  let at = 0
  // Looked up once for all openers in front of it.
  let nextTerminator = -1
  const terminatorFrom = (start: number): number => {
    if (nextTerminator < start) nextTerminator = text.indexOf(stringTerminator, start)
    if (nextTerminator < 0) nextTerminator = Number.POSITIVE_INFINITY
    return nextTerminator
  }
  while (at < text.length) {
    const token = nextToken(text, at, terminatorFrom)
    yield token
    at = token.end
  }
}

function nextToken(
  text: string,
  start: number,
  terminatorFrom: (start: number) => number,
): TerminalToken {
  const plain = matchAt(printed, text, start)
  if (plain !== undefined) return { kind: 'print', start, end: printed.lastIndex }
  const unit = text.charCodeAt(start)
  if (unit >= 0x08 && unit <= 0x0d) return { kind: 'control', start, end: start + 1, unit }
  const sequence = matchAt(csi, text, start)
  if (sequence !== undefined) {
    const [, parameters = '', , final = ''] = sequence
    return { kind: 'csi', start, end: csi.lastIndex, parameters, final }
  }
  const opened = matchAt(stringOpener, text, start)
  if (opened !== undefined) return stringToken(text, start, opened[1] ?? '', start + 2)
  const opener = c1Openers[text[start] ?? '']
  if (opener !== undefined && terminatorFrom(start) - start <= maxC1Payload) {
    return stringToken(text, start, opener, start + 1)
  }
  const other = matchAt(otherEscape, text, start)
  if (other !== undefined) {
    return { kind: 'escape', start, end: otherEscape.lastIndex, final: other[1] ?? '' }
  }
  return { kind: 'print', start, end: start + 1 }
}

/** A payload ends at its terminator, at another escape sequence, or with the text. */
function stringToken(text: string, start: number, opener: string, from: number): TerminalToken {
  const content = matchAt(payload, text, from)?.[0] ?? ''
  const after = from + content.length
  const end = matchAt(terminator, text, after) === undefined ? after : terminator.lastIndex
  return { kind: 'string', start, end, opener, payload: content }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
