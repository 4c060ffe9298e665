/** What could not be used of a source: counted by file and reason, with the first places of each. */

export interface LeftOutRow {
  readonly file: string
  /** From 1; 0 where the fault is the file's. */
  readonly line: number
  /** Number of an element in the file's list, from 1. */
  readonly row?: number
  /** Code of the fault, or why nothing can be made of the record. */
  readonly reason: string
}

export interface LeftOutCount {
  readonly file: string
  readonly reason: string
  readonly count: number
  /** The first of them, in order. */
  readonly lines: readonly number[]
  /** Their numbers in the file's list, in step with `lines`; absent where they are in none. */
  readonly rows?: readonly number[]
}

export interface LeftOut {
  add(row: LeftOutRow): void
  readonly total: number
  /** In the order in which each file and reason was first met. */
  readonly counts: readonly LeftOutCount[]
  /** The first of all, in order. */
  readonly first: readonly LeftOutRow[]
}

/** Rows that are kept of all reasons and files together. */
export const maxFirst = 20

/** Places that are kept of one reason in one file. */
const maxLines = 5

interface Counted extends LeftOutCount {
  count: number
  readonly lines: number[]
  rows?: number[]
}

/** A tally of nothing; takes memory for each file and reason, not for each row. */
export function createLeftOut(): LeftOut {
  const found = new Map<string, Counted>()
  const first: LeftOutRow[] = []
  let total = 0
  return {
    add({ file, line, row, reason }) {
      total++
      if (first.length < maxFirst) {
        first.push({ file, line, ...(row === undefined ? {} : { row }), reason })
      }
      const key = JSON.stringify([file, reason])
      let one = found.get(key)
      if (one === undefined) {
        one = { file, reason, count: 0, lines: [] }
        found.set(key, one)
      }
      one.count++
      if (one.lines.length >= maxLines) return
      one.lines.push(line)
      if (row !== undefined) {
        one.rows ??= []
        one.rows[one.lines.length - 1] = row
      }
    },
    get total() {
      return total
    },
    get counts() {
      return [...found.values()]
    },
    first,
  }
}

/** `data.json:1 row 17`: where a row is; the file alone where the fault is the file's. */
export function placeOf({ file, line, row }: Omit<LeftOutRow, 'reason'>): string {
  if (line === 0) return file
  return row === undefined ? `${file}:${line}` : `${file}:${line} row ${row}`
}

/** `data.json: 3 audit.malformed-record (lines 7, 9, 40)`, one line for each file and reason. */
export function leftOutLines({ counts }: Pick<LeftOut, 'counts'>): readonly string[] {
  return counts.map(({ file, reason, count, lines, rows = [] }) => {
    const places = lines.flatMap((line, at) => {
      const row = rows[at]
      return line === 0 ? [] : [row === undefined ? String(line) : `${line} row ${row}`]
    })
    const more = count > lines.length ? ', ...' : ''
    const word = count === 1 ? 'line' : 'lines'
    const where = places.length === 0 ? '' : ` (${word} ${places.join(', ')}${more})`
    return `${file}: ${count} ${reason}${where}`
  })
}
