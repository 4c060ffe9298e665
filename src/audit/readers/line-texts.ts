/** One record a line: a damaged line costs no other. */
import { createPieces, type RecordText } from './pieces.ts'
import type { Splitter } from './value-texts.ts'

const lineFeed = 0x0a

/** A splitter whose bytes begin in line `firstLine`; blank lines are no records. */
export function createLineTexts(maxBytes: number, firstLine: number): Splitter {
  const pieces = createPieces(maxBytes)
  let line = firstLine

  function take(records: RecordText[]): void {
    const record = pieces.take(line)
    if ('error' in record || record.text !== '') records.push(record)
    line++
  }

  return {
    push(chunk) {
      const records: RecordText[] = []
      let start = 0
      for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, start)) {
        pieces.add(chunk.subarray(start, at))
        start = at + 1
        take(records)
      }
      pieces.add(chunk.subarray(start))
      return records
    },
    end() {
      const records: RecordText[] = []
      if (pieces.length > 0) take(records)
      return records
    },
  }
}
