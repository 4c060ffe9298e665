/** A circuit breaker: what failed often in a row is left alone for a while, then tried once. */

export interface Breaker {
  /** Whether a question may go out now; after a pause one may, to see. */
  mayTry(): boolean
  worked(): void
  failed(): void
}

export const breakerBounds = {
  /** Failures in a row that open the circuit. */
  maxFailures: 5,
  /** Milliseconds that it stays open. */
  pauseMs: 15_000,
} as const

/** @param clock milliseconds of a monotonic clock */
export function createBreaker(clock: () => number): Breaker {
  const { maxFailures, pauseMs } = breakerBounds
  let failures = 0
  let openedAt = 0
  let isProbing = false
  return {
    mayTry() {
      if (failures < maxFailures) return true
      if (isProbing || clock() - openedAt < pauseMs) return false
      isProbing = true
      return true
    },
    worked() {
      failures = 0
      isProbing = false
    },
    failed() {
      failures++
      openedAt = clock()
      isProbing = false
    },
  }
}
