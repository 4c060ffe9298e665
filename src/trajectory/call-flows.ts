/** Where the calls of a trajectory stand, so that what a call returns is known as its answer. */

export interface CallFlow {
  /** `seq` of the call's first flow. */
  readonly seq: number
  /** Flows whose passages led to the call. */
  readonly causedBy: readonly number[]
  /** The deed that the call asks for; absent where it has no consequences. */
  readonly deed?: string
}

export interface CallFlows {
  /** Takes note of a call; a later round of it is the same call. */
  note(call: number | string, flow: CallFlow): void
  /** The first flow of a call; undefined where it was forgotten, or none is known. */
  of(call: number | string | undefined): CallFlow | undefined
}

/** Calls that are kept; the oldest are forgotten. */
const maxCalls = 4_096

export function createCallFlows(): CallFlows {
  const flows = new Map<number | string, CallFlow>()
  return {
    note(call, flow) {
      if (flows.has(call)) return
      if (flows.size >= maxCalls) {
        const oldest = flows.keys().next()
        if (!oldest.done) flows.delete(oldest.value)
      }
      flows.set(call, flow)
    },
    of: (call) => (call === undefined ? undefined : flows.get(call)),
  }
}
