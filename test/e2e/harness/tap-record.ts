/** What a tap recorded. */
import { existsSync, readFileSync } from 'node:fs'

export interface TapRecord {
  /** Bytes towards the server. */
  readonly in: Buffer
  /** Bytes towards the host. */
  readonly out: Buffer
}

/** The record of the tap with this prefix. */
export function tapRecord(prefix: string): TapRecord {
  return { in: bytesOf(`${prefix}.in`), out: bytesOf(`${prefix}.out`) }
}

/** The records of every start with this prefix: an SDK client may start a command twice. */
export function tapRecords(prefix: string): readonly TapRecord[] {
  const records: TapRecord[] = []
  for (let number = 1; ; number++) {
    const name = number === 1 ? prefix : `${prefix}-${number}`
    if (!existsSync(`${name}.in`)) return records
    records.push(tapRecord(name))
  }
}

function bytesOf(file: string): Buffer {
  return existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
}

/** The lines of `bytes` without their line ends, as text. */
export function linesOf(bytes: Buffer): readonly string[] {
  const lines = bytes.toString('utf8').split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/**
 * Where two recordings differ first, in words; undefined where they are equal. Kept short, because
 * the recordings may be long.
 */
export function firstDifference(one: Buffer, other: Buffer): string | undefined {
  if (one.equals(other)) return undefined
  const shared = Math.min(one.length, other.length)
  let at = 0
  while (at < shared && one[at] === other[at]) at++
  const around = (bytes: Buffer): string =>
    JSON.stringify(bytes.subarray(Math.max(0, at - 60), at + 60).toString('utf8'))
  return `at byte ${at} of ${one.length} and ${other.length}: ${around(one)} and ${around(other)}`
}
