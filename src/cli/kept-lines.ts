/** What a run that was broken off has kept, a line of JSON each. */
import { existsSync, readFileSync } from 'node:fs'

/**
 * What `read` makes of the lines of `file`, in their order. A line that a kill has torn, or that
 * `read` refuses or throws at, is left out: what it held is made again.
 */
export function keptLines<T>(file: string, read: (value: unknown) => T | undefined): readonly T[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  return lines.flatMap((line) => {
    try {
      const one = read(JSON.parse(line))
      return one === undefined ? [] : [one]
    } catch {
      // Torn, or of another hand.
      return []
    }
  })
}
