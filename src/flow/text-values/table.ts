/**
 * Tables in text: Markdown and what databases print, tab-separated and comma-separated. The first row names the columns.
 *
 * @see GitHub Flavored Markdown 0.29, section 4.10; PostgreSQL, psql, output format `aligned`; RFC 4180
 */
import type { JsonValue } from '../../mcp/json.ts'

const maxLines = 2_000
const maxColumns = 64
const maxNameLength = 40

/** The rows of the table that `text` is, as objects, at most `limit`; undefined where it is none. */
export function tableOf(text: string, limit: number): JsonValue | undefined {
  const firstLine = text.slice(0, text.indexOf('\n') + 1)
  if (text.trimStart().startsWith('|')) return markdownOf(linesOf(text), limit)
  if (firstLine.includes(' | ')) return barredOf(linesOf(text), limit)
  if (firstLine.includes('\t')) return rowsOf(linesOf(text), '\t', { columns: 2, rows: 2 }, limit)
  if (firstLine.includes(',')) return rowsOf(linesOf(text), ',', { columns: 3, rows: 3 }, limit)
  return undefined
}

function linesOf(text: string): readonly string[] {
  return text.split('\n', maxLines).filter((line) => line.trim() !== '')
}

function markdownOf(lines: readonly string[], limit: number): JsonValue | undefined {
  const [head, rule, ...body] = lines
  if (head === undefined || rule === undefined || !/^[\s|:-]+$/.test(rule)) return undefined
  if (!rule.includes('-')) return undefined
  const names = barCells(head)
  if (!areNames(names)) return undefined
  const rows = body.filter((line) => line.trimStart().startsWith('|'))
  const rest = body.filter((line) => !line.trimStart().startsWith('|'))
  if (rows.length === 0 || rest.length > rows.length) return undefined
  return [...rows.slice(0, limit).map((row) => objectOf(names, barCells(row))), ...rest]
}

/** Bars between the columns only: under the names a rule, and in each row as many bars. */
function barredOf([head, rule, ...body]: readonly string[], limit: number): JsonValue | undefined {
  if (head === undefined || rule === undefined || !/^[\s|+:-]+$/.test(rule)) return undefined
  const names = barCells(head)
  if (!/-[+|]-|- \| -/.test(rule) || !areNames(names) || body.length === 0) return undefined
  // WHY the last one: databases count the rows below them, `(3 rows)`.
  const counted = /^\(\d{1,9} rows?\)$/.test(body.at(-1)?.trim() ?? '') ? body.slice(0, -1) : body
  const rows = counted.map(barCells)
  if (rows.length === 0 || rows.some((cells) => cells.length !== names.length)) return undefined
  return rows.slice(0, limit).map((cells) => objectOf(names, cells))
}

function barCells(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|', maxColumns)
    .map((cell) => cell.trim())
}

/** Every row has as many cells as the first, and the first row only names. */
function rowsOf(
  lines: readonly string[],
  mark: string,
  min: { readonly columns: number; readonly rows: number },
  limit: number,
): JsonValue | undefined {
  const names = cellsOf(lines[0] ?? '', mark)
  if (lines.length < min.rows || names.length < min.columns || !areNames(names)) return undefined
  const rows: JsonValue[] = []
  for (const line of lines.slice(1)) {
    const cells = cellsOf(line, mark)
    if (cells.length !== names.length) return undefined
    if (rows.length < limit) rows.push(objectOf(names, cells))
  }
  return rows
}

/** The cells of a line; a mark within double quotes parts nothing. */
function cellsOf(line: string, mark: string): readonly string[] {
  if (!line.includes('"')) return line.split(mark, maxColumns + 1).map((cell) => cell.trim())
  const cells: string[] = []
  let start = 0
  let isQuoted = false
  for (let at = 0; at <= line.length && cells.length <= maxColumns; at++) {
    const char = line.charAt(at)
    if (char === '"') isQuoted = !isQuoted
    if (at < line.length && (char !== mark || isQuoted)) continue
    cells.push(line.slice(start, at).trim().replace(/^"|"$/g, '').replaceAll('""', '"'))
    start = at + 1
  }
  return cells
}

function areNames(names: readonly string[]): boolean {
  return (
    names.length > 1 &&
    names.length <= maxColumns &&
    new Set(names).size === names.length &&
    names.every(isName)
  )
}

/** A column's name is short, starts with a letter and ends no sentence. */
function isName(text: string): boolean {
  return (
    text.length <= maxNameLength &&
    /^\p{L}/u.test(text) &&
    !/[.!?:;]$/.test(text) &&
    text.split(' ').length <= 4
  )
}

function objectOf(names: readonly string[], cells: readonly string[]): JsonValue {
  const row: Record<string, JsonValue> = Object.create(null)
  names.forEach((name, index) => {
    row[name] = cells[index] ?? null
  })
  return row
}
