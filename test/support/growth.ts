/**
 * How dear work is, as tests ask it: by CPU time of this process, never by a clock on the wall, and by
 * growth rather than in milliseconds where a size can be varied. A slow or loaded machine changes no answer.
 */
import { createContext, Script } from 'node:vm'

/** How often a measurement is repeated at most: whatever disturbs one only adds to it. */
const rounds = 8
/** How many times larger the large size is. */
const factor = 16
/** Growth of the cost that still counts as linear, where linear is 16 and quadratic 256. */
const mayGrow = factor ** 1.5
/** Milliseconds of CPU below which nothing is compared: what takes less keeps nobody waiting. */
const freeMs = 4
/** A size is worked on again until it took this long, or this often: clocks of CPU time can be coarse. */
const batch = { ms: 1, runs: 64 }

export interface Patience {
  /** Milliseconds after which one run counts as endless. @default 60_000 */
  readonly deadlineMs?: number
}

/**
 * Fails where the cost of `work` grows clearly faster than what it is given: compares the least CPU time
 * for size `largest` with that for a sixteenth of it, taken in turns.
 *
 * @param given what is worked on, of a size; making it is not measured
 */
export function expectLinear<Given>(
  largest: number,
  given: (size: number) => Given,
  work: (given: Given) => unknown,
  patience: Patience = {},
): void {
  const smaller = Math.ceil(largest / factor)
  const least = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY }
  for (let round = 0; round < rounds; round++) {
    // The large one goes first, so that the small one never pays for the compiler.
    least.large = Math.min(least.large, costOf(given(largest), work, patience))
    if (least.large < freeMs) return
    for (let again = 0; again < 3; again++) {
      least.small = Math.min(
        least.small,
        averageCost(() => given(smaller), work, patience),
      )
    }
    if (least.large <= mayGrow * least.small) return
  }
  const growth = (least.large / least.small).toFixed(1)
  throw new Error(
    `size ${largest} takes ${least.large.toFixed(1)} ms of CPU, ${growth} times what size ${smaller} takes: linear work would take ${factor} times`,
  )
}

/**
 * Fails where `work` takes more than `limitMs` of CPU each of several times. For work whose size cannot be
 * varied; the limit is for a slow machine, many times what the work takes.
 */
export function expectCheap(limitMs: number, work: () => unknown, patience: Patience = {}): void {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    least = Math.min(least, costOf(undefined, work, patience))
    if (least <= limitMs) return
  }
  throw new Error(`takes ${least.toFixed(1)} ms of CPU at least, and may take ${limitMs}`)
}

function averageCost<Given>(
  given: () => Given,
  work: (given: Given) => unknown,
  patience: Patience,
): number {
  let total = 0
  let runs = 0
  while (total < batch.ms && runs < batch.runs) {
    total += costOf(given(), work, patience)
    runs++
  }
  return total / runs
}

/** Milliseconds of CPU that one run takes; stops a run that does not come to its end. */
function costOf<Given>(
  given: Given,
  work: (given: Given) => unknown,
  { deadlineMs = 60_000 }: Patience,
): number {
  let cost = 0
  // WHY: a text made of parts is put together when it is first read, which is work of whoever made it.
  if (typeof given === 'string') given.charCodeAt(0)
  sandbox.measured = (): void => {
    const started = process.cpuUsage()
    work(given)
    const { user, system } = process.cpuUsage(started)
    cost = (user + system) / 1_000
  }
  // WHY: work that grows exponentially never ends at any useful size, and nothing else in this process
  // could interrupt it. A script of `vm` can be.
  stoppable.runInContext(context, { timeout: deadlineMs })
  return cost
}

const stoppable = new Script('measured()')
const sandbox = { measured: (): void => undefined }
const context = createContext(sandbox)
