/**
 * A terminal's screen without borders: which printed characters are still shown at the end.
 *
 * Work is bounded by a multiple of the text's length; beyond it the screen takes no more.
 */
import type { TerminalToken } from './terminal-tokens.ts'

/** A stretch of the text that was printed and then lost. */
export interface Lost {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Letters and digits that something else was written over. */
  readonly letters: number
}

/** Cells that one command may touch for each code unit of the text, all together. */
const workPerUnit = 4
const maxRow = 100_000
/** Of cursor movement; printing goes on beyond. */
const maxColumn = 100_000

const lost = 1
const covered = 2
const letter = /[\p{L}\p{N}]/u

/** Positions in the text by column; holes were never written, `erased` is empty again. */
type Row = number[]
const erased = -1

export class Screen {
  readonly #text: string
  readonly #rows = new Map<number, Row>()
  /** `lost` where a printed code unit gave way to something else, `covered` where to the same. */
  readonly #lost: Uint8Array
  readonly #printed: Uint8Array
  #row = 0
  #column = 0
  #saved = { row: 0, column: 0 }
  #lastRow = 0
  #work: number
  #returns = 0
  #feeds = 0
  #moves = 0

  constructor(text: string) {
    this.#text = text
    this.#lost = new Uint8Array(text.length)
    this.#printed = new Uint8Array(text.length)
    this.#work = workPerUnit * text.length + 1000
  }

  take(token: TerminalToken): void {
    if (this.#work <= 0) return
    switch (token.kind) {
      case 'print':
        this.#print(token.start, token.end)
        break
      case 'control':
        this.#control(token.unit, token.end)
        break
      case 'csi':
        this.#command(token.parameters, token.final)
        break
      case 'escape':
        this.#escape(token.final)
        break
      case 'string':
        break
    }
  }

  /** Whether the text made more work than a screen takes: nobody writes such a text to be read. */
  isExhausted(): boolean {
    return this.#work <= 0
  }

  /** What was printed and is not shown any more, by stretches of the text. */
  lost(): readonly Lost[] {
    const found: Lost[] = []
    let start = -1
    let end = -1
    let piece = ''
    let letters = 0
    const flush = (): void => {
      if (letters > 0) found.push({ start, end, text: piece, letters })
      start = -1
      piece = ''
      letters = 0
    }
    for (let at = 0; at < this.#text.length; at++) {
      const unit = this.#text[at] ?? ''
      const fate = this.#lost[at]
      if (fate !== 0) {
        if (start < 0) start = at
        // A gap holds controls only: words on both sides of a line end stay words.
        else if (at > end) piece += ' '
        piece += unit
        if (fate === lost && letter.test(unit)) letters++
        end = at + 1
      } else if (this.#printed[at] === 1 && unit !== ' ') flush()
    }
    flush()
    return found
  }

  /** What the screen shows at the end. */
  shown(): string {
    const pieces: string[] = []
    let start = -1
    for (let at = 0; at <= this.#text.length; at++) {
      const isShown = this.#printed[at] === 1 && this.#lost[at] === 0
      if (isShown && start < 0) start = at
      if (!isShown && start >= 0) {
        pieces.push(this.#text.slice(start, at))
        start = -1
      }
    }
    return pieces.join(' ')
  }

  /**
   * Whether carriage returns end the lines here, as on old Macs: several of them, no line feed, no
   * cursor movement, and longer lines still stand out under shorter ones, so nothing is covered.
   */
  isLineEnding(): boolean {
    if (this.#returns < 4 || this.#feeds > 0 || this.#moves > 0) return false
    const row = this.#rows.get(0) ?? []
    const lines = new Set<number>()
    let line = 0
    const lineAt = new Uint32Array(this.#text.length)
    for (let at = 0; at < this.#text.length; at++) {
      if (this.#text[at] === '\r') line++
      lineAt[at] = line
    }
    for (const at of row) {
      if (at !== undefined && at !== erased && letter.test(this.#text[at] ?? ''))
        lines.add(lineAt[at] ?? 0)
    }
    return lines.size >= 2
  }

  #print(start: number, end: number): void {
    const row = this.#rowAt(this.#row)
    this.#work -= end - start
    for (let at = start; at < end; at++) {
      this.#printed[at] = 1
      const before = row[this.#column]
      if (before !== undefined && before !== erased)
        this.#lost[before] = this.#isSame(before, at) ? covered : lost
      row[this.#column] = at
      this.#column++
    }
  }

  /** Underlining by overstrike, as manual pages do, shows both characters. */
  #isSame(before: number, at: number): boolean {
    const one = this.#text[before]
    const other = this.#text[at]
    return one === other || one === '_' || other === '_'
  }

  #rowAt(index: number): Row {
    const existing = this.#rows.get(index)
    if (existing !== undefined) return existing
    const row: Row = []
    this.#rows.set(index, row)
    this.#lastRow = Math.max(this.#lastRow, index)
    return row
  }

  #control(unit: number, end: number): void {
    if (unit === 0x08) {
      this.#moves++
      this.#column = Math.max(0, this.#column - 1)
    } else if (unit === 0x0d) {
      if (this.#text[end] !== '\n') this.#returns++
      this.#column = 0
    } else if (unit !== 0x09) {
      this.#feeds++
      this.#moveTo(this.#row + 1, 0)
    }
  }

  #escape(final: string): void {
    if (final === '7') this.#saved = { row: this.#row, column: this.#column }
    else if (final === '8') this.#moveTo(this.#saved.row, this.#saved.column)
    else if (final === 'M') this.#moveTo(this.#row - 1, this.#column)
    else if (final === 'D') this.#moveTo(this.#row + 1, this.#column)
    else if (final === 'E') this.#moveTo(this.#row + 1, 0)
    else if (final === 'c') this.#clearAll()
  }

  #command(parameters: string, final: string): void {
    this.#work--
    const isPrivate = parameters.startsWith('?')
    const numbers = parameters
      .replace(/^[^0-9;]/, '')
      .split(';', 4)
      .map(Number)
    const count = Math.min(Math.max(1, numbers[0] || 1), maxRow)
    if (isPrivate) {
      // The alternate screen takes all that was printed on it with it.
      if (
        (final === 'l' || final === 'h') &&
        /(?:^|;)(?:1049|1047|47)(?:;|$)/.test(parameters.slice(1))
      ) {
        this.#clearAll()
      }
      return
    }
    this.#moves++
    const [first = 0, second = 0] = numbers
    if (final === 'J') this.#eraseScreen(first)
    else if (final === 'K') this.#eraseLine(first)
    else if (final === 'X' || final === 'P') {
      this.#erase(this.#row, this.#column, this.#column + count)
    } else if (final === 'M') this.#eraseRows(this.#row, this.#row + count)
    else if (final === 's') this.#saved = { row: this.#row, column: this.#column }
    else if (final === 'u') this.#moveTo(this.#saved.row, this.#saved.column)
    else {
      const target = targetOf(final, count, Math.max(1, second || 1), this.#row, this.#column)
      if (target !== undefined) this.#moveTo(target[0], target[1])
    }
  }

  #moveTo(row: number, column: number): void {
    this.#row = Math.min(Math.max(0, row), maxRow)
    this.#column = Math.min(Math.max(0, column), maxColumn)
  }

  #eraseScreen(mode: number): void {
    if (mode === 0) {
      this.#erase(this.#row, this.#column, Number.POSITIVE_INFINITY)
      this.#eraseRows(this.#row + 1, this.#lastRow + 1)
    } else if (mode === 1) {
      this.#eraseRows(0, this.#row)
      this.#erase(this.#row, 0, this.#column + 1)
    } else this.#clearAll()
  }

  #eraseLine(mode: number): void {
    if (mode === 0) this.#erase(this.#row, this.#column, Number.POSITIVE_INFINITY)
    else if (mode === 1) this.#erase(this.#row, 0, this.#column + 1)
    else this.#eraseRow(this.#row)
  }

  #clearAll(): void {
    for (const index of [...this.#rows.keys()]) this.#eraseRow(index)
    this.#lastRow = 0
    this.#row = 0
    this.#column = 0
  }

  #eraseRows(from: number, until: number): void {
    const end = Math.min(until, this.#lastRow + 1)
    for (let row = from; row < end && this.#work > 0; row++) this.#eraseRow(row)
  }

  #eraseRow(index: number): void {
    this.#work--
    this.#erase(index, 0, Number.POSITIVE_INFINITY)
    this.#rows.delete(index)
  }

  #erase(index: number, from: number, until: number): void {
    const row = this.#rows.get(index)
    if (row === undefined || this.#work <= 0) return
    const end = Math.min(until, row.length)
    this.#work -= Math.max(0, end - from)
    for (let column = from; column < end; column++) {
      const at = row[column]
      if (at === undefined || at === erased) continue
      this.#lost[at] = lost
      row[column] = erased
    }
    if (until >= row.length) row.length = Math.min(row.length, from)
  }
}

/** Where a cursor command leads; undefined for every other command. */
function targetOf(
  final: string,
  count: number,
  second: number,
  row: number,
  column: number,
): readonly [number, number] | undefined {
  switch (final) {
    case 'A':
      return [row - count, column]
    case 'B':
      return [row + count, column]
    case 'C':
      return [row, column + count]
    case 'D':
      return [row, column - count]
    case 'E':
      return [row + count, 0]
    case 'F':
      return [row - count, 0]
    case 'G':
    case '`':
      return [row, count - 1]
    case 'd':
      return [count - 1, column]
    case 'H':
    case 'f':
      return [count - 1, second - 1]
    default:
      return undefined
  }
}
