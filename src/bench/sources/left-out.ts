/** What could not be used of a source: counted by file and reason, with the first places of each. */

export interface LeftOutRow {
  readonly file: string
  /** From 1; 0 where the fault is the file's. */
  readonly line: number
  /** Code of the fault, or why nothing can be made of the record. */
  readonly reason: string
}

export interface LeftOutCount {
  readonly file: string
  readonly reason: string
  readonly count: number
  /** The first of them, in order. */
  readonly lines: readonly number[]
}

export interface LeftOut {
  add(row: LeftOutRow): void
  readonly total: number
  /** In the order in which each file and reason was first met. */
  readonly counts: readonly LeftOutCount[]
}

/** Places that are kept of one reason in one file. */
const maxLines = 5

/** A tally of nothing; takes memory for each file and reason, not for each row. */
export function createLeftOut(): LeftOut {
  const found = new Map<string, LeftOutCount & { count: number; readonly lines: number[] }>()
  let total = 0
  return {
    add({ file, line, reason }) {
      total++
      const key = JSON.stringify([file, reason])
      let one = found.get(key)
      if (one === undefined) {
        one = { file, reason, count: 0, lines: [] }
        found.set(key, one)
      }
      one.count++
      if (one.lines.length < maxLines) one.lines.push(line)
    },
    get total() {
      return total
    },
    get counts() {
      return [...found.values()]
    },
  }
}

/** `data.json: 3 audit.malformed-record (lines 7, 9, 40)`, one line for each file and reason. */
export function leftOutLines({ counts }: Pick<LeftOut, 'counts'>): readonly string[] {
  return counts.map(({ file, reason, count, lines }) => {
    const places = lines.filter((line) => line > 0)
    const more = count > lines.length ? ', ...' : ''
    const word = count === 1 ? 'line' : 'lines'
    const where = places.length === 0 ? '' : ` (${word} ${places.join(', ')}${more})`
    return `${file}: ${count} ${reason}${where}`
  })
}
