/** Gives memory of big messages back to the system while the process is idle. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Milliseconds after the last big message; later ones are for messages that a slow peer held up. */
const collectAfterMs = [1_000, 5_000, 20_000] as const

let collect: ((options?: { type: 'minor' }) => void) | undefined
let timers: NodeJS.Timeout[] = []

/**
 * Collects garbage in a moment. V8 does so under pressure of allocation only: without this a guard
 * that carried one message of 60 MB and then idles keeps 60 MB for hours.
 */
export function collectSoon(): void {
  for (const timer of timers) clearTimeout(timer)
  timers = collectAfterMs.map((ms) => setTimeout(collectNow, ms).unref())
}

function collectNow(): void {
  // WHY: V8 keeps the text of the last match (`RegExp.input`), which may have been the big one.
  ;/^/.test('')
  collector()()
}

/** Frees young garbage now (about a millisecond): the chunks that a big message was read in. */
export function collectYoung(): void {
  collector()({ type: 'minor' })
}

function collector(): NonNullable<typeof collect> {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as NonNullable<typeof collect>
  }
  return collect
}
