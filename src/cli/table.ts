/** Tables for a terminal: as wide as their content, the last column wrapped into what is left. */
import { columnsOf, pad, paint, type Terminal, wrap } from './terminal.ts'

export interface TableLayout {
  readonly heading: string
  /** The lines of one row; more than one where the last cell is wrapped. */
  linesOf(row: readonly string[]): readonly string[]
}

/**
 * A layout with two spaces between columns and none at line ends.
 *
 * @param rows cells in the order of `headings`, already safe to show; a missing cell is empty
 */
export function layTable(
  terminal: Terminal,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): TableLayout {
  const widths = headings.map((heading, index) =>
    rows.reduce((width, row) => Math.max(width, columnsOf(row[index] ?? '')), columnsOf(heading)),
  )
  const last = headings.length - 1
  const fixed = widths.slice(0, last).reduce((sum, width) => sum + width + 2, 0)
  const left = Math.max(16, terminal.width - fixed)
  return {
    heading: line(headings, widths),
    linesOf: (row) => {
      const [first = '', ...rest] = wrap(row[last] ?? '', left)
      return [
        line([...row.slice(0, last), first], widths),
        ...rest.map((text) => `${' '.repeat(fixed)}${text}`),
      ]
    },
  }
}

/** A whole table: its heading and all rows. */
export function tableLines(
  terminal: Terminal,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const table = layTable(terminal, headings, rows)
  return [paint(terminal, 'dim', table.heading), ...rows.flatMap((row) => table.linesOf(row))]
}

function line(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, index) => pad(cell, widths[index] ?? 0))
    .join('  ')
    .trimEnd()
}
