/** How far a long command is, on one line of a terminal; nothing where no terminal is. */
import { amount, byteSize, duration, shareOf } from './numbers.ts'
import { columnsOf, type Terminal, terminalOf } from './terminal.ts'

/** What is needed of `process.stderr`. */
export interface ProgressStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

export interface Progress {
  /** Bytes done, of how many, and records where there are any; shown a few times a second at most. */
  update(bytes: number, total: number | undefined, records: number | undefined): void
  /** Takes the line away. */
  end(): void
}

const everyMs = 200
/** Before that, a rate says nothing. */
const rateAfterMs = 500

/** @param now milliseconds of a monotonic clock */
export function createProgress(
  stream: ProgressStream,
  environment: Readonly<Record<string, string | undefined>>,
  now: () => number,
): Progress {
  if (stream.isTTY !== true || environment.TERM === 'dumb') {
    return { update: () => undefined, end: () => undefined }
  }
  const started = now()
  let shownAt = Number.NEGATIVE_INFINITY
  let isShown = false
  return {
    update(bytes, total, records) {
      const at = now()
      if (at - shownAt < everyMs) return
      shownAt = at
      isShown = true
      const line = progressLine(
        { bytes, total, records, ms: at - started },
        terminalOf(stream, environment),
      )
      stream.write(`\r${line}\u001b[K`)
    },
    end() {
      if (isShown) stream.write('\r\u001b[K')
      isShown = false
    },
  }
}

interface Done {
  readonly bytes: number
  readonly total: number | undefined
  readonly records: number | undefined
  readonly ms: number
}

/** As much of it as fits on one line. */
export function progressLine({ bytes, total, records, ms }: Done, { width }: Terminal): string {
  const isKnown = total !== undefined && total > 0
  const hasRate = ms >= rateAfterMs && bytes > 0
  const parts = [
    ...(isKnown ? [shareOf(Math.min(bytes, total), total)] : []),
    isKnown ? `${byteSize(bytes)} of ${byteSize(total)}` : byteSize(bytes),
    ...(records === undefined ? [] : [`${amount(records)} records`]),
    ...(hasRate ? [rateOf({ bytes, records, ms })] : []),
    ...(isKnown && hasRate && bytes < total
      ? [`${duration((ms * (total - bytes)) / bytes / 1_000)} left`]
      : []),
  ]
  let line = ''
  for (const part of parts) {
    const longer = line === '' ? part : `${line}  ${part}`
    if (columnsOf(longer) >= width) break
    line = longer
  }
  return line
}

function rateOf({ bytes, records, ms }: Pick<Done, 'bytes' | 'records' | 'ms'>): string {
  if (records === undefined) return `${byteSize(Math.round((1_000 * bytes) / ms))} a second`
  return `${amount(Math.round((1_000 * records) / ms))} a second`
}
