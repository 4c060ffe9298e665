/**
 * The generation of a host process: its guards share one trajectory until no message passed any of
 * them for 30 minutes; then the next one begins. A host that stays open for days is not one task.
 */

/** Milliseconds without a message of any guard after which a new trajectory begins. */
export const quietMs: number = 30 * 60_000

/** Generations that are looked for; beyond, the last one goes on. */
const maxGeneration = 2 ** 20

/** When the last message of a trajectory was logged, in milliseconds; undefined: none ever was. */
export type LastLogged = (value: string) => number | undefined | Promise<number | undefined>

/** Milliseconds since 1970. */
export type Clock = () => number

export interface Generations {
  /** The host's trajectory now, e.g. `claude:4711:9f3a#2`. */
  current(): string | Promise<string>
  /** A message of the trajectory passed: while they do, no guard begins a new generation. */
  passed(): void
}

/** @param host what names the host process */
export function createGenerations(host: string, lastLogged: LastLogged, clock: Clock): Generations {
  let known: string | undefined
  let lastMs = Number.NEGATIVE_INFINITY
  let looking: Promise<string> | undefined

  const named = (generation: number): string => `${host}#${generation}`

  /** The newest generation that has an entry, 0 where none has: the step doubles, then halves. */
  async function newest(): Promise<number> {
    const isThere = async (n: number) => (await lastLogged(named(n))) !== undefined
    let there = 0
    let beyond = 1
    while (beyond < maxGeneration && (await isThere(beyond))) {
      there = beyond
      beyond *= 2
    }
    while (beyond - there > 1) {
      const middle = Math.floor((there + beyond) / 2)
      if (await isThere(middle)) there = middle
      else beyond = middle
    }
    return there
  }

  async function look(nowMs: number): Promise<string> {
    try {
      const generation = await newest()
      const last = generation === 0 ? undefined : await lastLogged(named(generation))
      const isQuiet = last !== undefined && nowMs - last > quietMs
      known = named(Math.max(1, generation + (isQuiet ? 1 : 0)))
      return known
    } catch {
      // A store that cannot be read now: what was known goes on, and the next message asks again.
      return known ?? named(1)
    } finally {
      looking = undefined
    }
  }

  return {
    current() {
      const nowMs = clock()
      if (known !== undefined && nowMs - lastMs <= quietMs) return known
      looking ??= look(nowMs)
      return looking
    },
    passed() {
      lastMs = clock()
    },
  }
}
