/** What a program wrote to stderr, as the reason why a client of it failed. */
import type { Stream } from 'node:stream'

/** UTF-16 code units that are kept. */
const maxTail = 2_000

/** The promise as given; its fault has the last words of the program behind its own. */
export type Explained = <T>(work: Promise<T>) => Promise<T>

/** Reads `stderr` to its end, whatever it says, so that the program never waits for a reader. */
export function explainedBy(stderr: Stream | null): Explained {
  let tail = ''
  stderr?.on('data', (chunk: Buffer) => {
    tail = (tail + chunk.toString()).slice(-maxTail)
  })
  return async (work) => {
    try {
      return await work
    } catch (fault) {
      const text = fault instanceof Error ? fault.message : String(fault)
      throw new Error(`${text}${reasonIn(tail)}`, { cause: fault })
    }
  }
}

/** The line that names an error, else the last line. */
function reasonIn(tail: string): string {
  const lines = tail
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const line = lines.findLast((one) => /^mcip:|error/i.test(one)) ?? lines.at(-1)
  return line === undefined ? '' : `: ${line}`
}
