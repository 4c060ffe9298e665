/** Rests in the work on a big message: other messages are read and answered then. */
import { setImmediate } from 'node:timers/promises'
import type { Rest } from '../guardian/judge.ts'

/** Milliseconds of work on one message between two rests. WHY so few: a rest costs some 10 µs. */
const partMs = 2

/** @param clock milliseconds of a monotonic clock */
export function createRest(clock: () => number): Rest {
  let since = clock()
  return () => {
    if (clock() - since < partMs) return undefined
    return setImmediate().then(() => {
      since = clock()
    })
  }
}
