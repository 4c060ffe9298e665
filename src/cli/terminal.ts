/** The terminal that a person reads: its width, its colours, and text made safe to show there. */

/** What is needed of `process.stdout` or `process.stderr`. */
export interface OutputStream {
  readonly isTTY?: boolean
  readonly columns?: number
}

export interface Terminal {
  /** Columns, 40 to 400. @default 80 */
  readonly width: number
  readonly colour: boolean
}

export type TerminalStyle = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

const codes: Readonly<Record<TerminalStyle, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
}

/** The variables of the environment that say how a terminal wants its text. */
export interface TerminalEnvironment {
  readonly COLUMNS?: string | undefined
  readonly FORCE_COLOR?: string | undefined
  readonly NO_COLOR?: string | undefined
  readonly TERM?: string | undefined
}

/**
 * Width and colour of `stream`: COLUMNS before the stream's own width before 80; FORCE_COLOR
 * before NO_COLOR before whether a person looks at it.
 *
 * @see https://no-color.org
 */
export function terminalOf(stream: OutputStream, environment: TerminalEnvironment): Terminal {
  const wanted = /^[1-9]\d{0,3}$/.test(environment.COLUMNS ?? '')
    ? Number(environment.COLUMNS)
    : stream.columns || 80
  return {
    width: Math.min(400, Math.max(40, wanted)),
    colour: mayColour(stream, environment),
  }
}

function mayColour(stream: OutputStream, environment: TerminalEnvironment): boolean {
  const forced = environment.FORCE_COLOR
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  if (environment.NO_COLOR) return false
  return stream.isTTY === true && environment.TERM !== 'dumb'
}

/** `text` in a style where the terminal has colour, else as it is. */
export function paint(terminal: Terminal, style: TerminalStyle, text: string): string {
  if (!terminal.colour || text === '') return text
  const [on, off] = codes[style]
  return `\u001b[${on}m${text}\u001b[${off}m`
}

/** What a terminal obeys instead of showing: CSI, OSC and other string sequences, short escapes. */
const escapes =
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u001b\u0007\u009c]*(?:\u0007|\u009c|\u001b\\)?|\u001b[ -/]*[0-~]/g
const spaces = /[\t\n\v\f\r\p{Zs}\u2028\u2029\u2800]+/gu
/** Control, format (bidirectional, zero-width, tags), private, unassigned and other invisible characters. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]+/gu
const stacked = /(\p{M}{3})\p{M}+/gu

/**
 * Hostile text as one line that is safe to show: escape sequences, control, bidirectional and
 * invisible characters are gone, white space is single spaces, at most `max` columns with `…` at the cut.
 *
 * Cost does not grow with text beyond 16 times `max`.
 */
export function plain(text: string, max: number): string {
  const limit = Math.max(1, max)
  const read = text.slice(0, limit * 16 + 64)
  const clean = read
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(escapes, '')
    .replace(spaces, ' ')
    .replace(unseen, '')
    .replace(stacked, '$1')
    .trim()
  const whole = read.length === text.length
  return whole && columnsOf(clean) <= limit ? clean : `${startOf(clean, limit - 1).trimEnd()}…`
}

/** The longest start of `text` that takes at most `columns`. */
function startOf(text: string, columns: number): string {
  let used = 0
  let end = 0
  for (const character of text) {
    used += columnsOfCharacter(character)
    if (used > columns) break
    end += character.length
  }
  return text.slice(0, end)
}

/** Columns that `text` takes on a terminal, without escape sequences. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text.replace(escapes, '')) columns += columnsOfCharacter(character)
  return columns
}

/** East Asian wide and full-width characters and emoji. @see Unicode Standard Annex 11 */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

function columnsOfCharacter(character: string): number {
  if (character >= ' ' && character <= '~') return 1
  if (/[\p{M}\p{Cc}\p{Cf}]/u.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/**
 * `text` in lines of at most `width` columns, broken at spaces; a longer word is cut.
 *
 * @param indent put in front of every line but the first, and counted in its width
 */
export function wrap(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text
    .split(/\s+/)
    .filter((part) => part !== '')
    .flatMap((part) => pieces(part, width - columnsOf(indent)))) {
    const longer = line === '' || line === indent ? `${line}${word}` : `${line} ${word}`
    if (line === '' || columnsOf(longer) <= width) {
      line = longer
    } else {
      lines.push(line)
      line = `${indent}${word}`
    }
  }
  return line === '' ? lines : [...lines, line]
}

function pieces(word: string, columns: number): readonly string[] {
  const found: string[] = []
  let rest = word
  while (rest !== '' && columnsOf(rest) > columns) {
    const piece = startOf(rest, columns) || [...rest].slice(0, 1).join('')
    found.push(piece)
    rest = rest.slice(piece.length)
  }
  return rest === '' ? found : [...found, rest]
}

/** `text` with spaces up to `columns`. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
}
