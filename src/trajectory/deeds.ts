/**
 * The calls with consequences that came about in the user's turn: kept apart from what was returned,
 * so that no result, however large, makes a deed forgotten.
 */

/** A deed, and `seq` of the flow that told of it. */
export type Deed = readonly [digest: string, flow: number]

/** What rules may ask. */
export interface DeedsView {
  /** `seq` of the flow that told of the deed's success; undefined: none is known. */
  flowOf(digest: string): number | undefined
  /** Whether all deeds of the turn are known. */
  readonly isWhole: boolean
}

export interface Deeds extends DeedsView {
  /** Takes note of how a call ended; a failure makes room for a retry. */
  note(digest: string, isDone: boolean, flow: number): void
  /** Takes over the deeds that another guard knew: all that there were until then. */
  take(deeds: readonly Deed[]): void
  /** Takes note that some may be missing. */
  lose(): void
  /** Another turn of the user began. */
  clear(): void
  all(): readonly Deed[]
}

/** Deeds of one turn. */
export const maxDeeds = 1_024

export function createDeeds(): Deeds {
  const flows = new Map<string, number>()
  let isWhole = true

  function add(digest: string, flow: number): void {
    if (flows.size >= maxDeeds && !flows.has(digest)) isWhole = false
    else flows.set(digest, flow)
  }

  return {
    flowOf: (digest) => flows.get(digest),
    get isWhole() {
      return isWhole
    },
    note(digest, isDone, flow) {
      if (isDone) add(digest, flow)
      else flows.delete(digest)
    },
    take(deeds) {
      for (const [digest, flow] of deeds) if (!flows.has(digest)) add(digest, flow)
    },
    lose() {
      isWhole = false
    },
    clear() {
      flows.clear()
      isWhole = true
    },
    all: () => [...flows],
  }
}
