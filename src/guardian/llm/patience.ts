/**
 * A batch's answer to an endpoint that keeps failing: where the live guard leaves it alone, a batch
 * waits and asks again, and ends with the cause when that is of no use.
 */
import { McipError } from '../../errors.ts'
import { breakerBounds } from './breaker.ts'

export interface Patience {
  /** Waits while the endpoint is left alone. @throws McipError `llm.gave-up` */
  ready(): Promise<void>
  worked(): void
  /** A question that it failed to answer, for a reason that may pass. */
  failed(cause: McipError): void
  /** A question that it refuses for a reason that no waiting mends. */
  refused(cause: McipError): void
}

export interface PatienceOptions {
  readonly pause: (ms: number) => Promise<void>
  /** Told before each pause, with its milliseconds. */
  readonly onPause?: (ms: number, reason: string) => void
}

/** Pauses in a row, without an answer between them, after which it is over. */
const maxPauses = 5

export function createPatience({ pause, onPause }: PatienceOptions): Patience {
  const { maxFailures, pauseMs } = breakerBounds
  let failures = 0
  let pauses = 0
  let underWay: Promise<void> | undefined
  let ended: McipError | undefined
  const end = (cause: McipError, hint = ''): void => {
    ended ??= new McipError('llm.gave-up', { reason: `${cause.message}${hint}` }, { cause })
  }
  return {
    async ready() {
      while (underWay !== undefined) await underWay
      if (ended !== undefined) throw ended
    },
    worked() {
      failures = 0
      pauses = 0
    },
    failed(cause) {
      failures++
      if (failures < maxFailures || underWay !== undefined) return
      if (pauses === maxPauses) {
        end(cause)
        return
      }
      pauses++
      onPause?.(pauseMs, cause.message)
      underWay = pause(pauseMs).finally(() => {
        underWay = undefined
      })
    },
    refused(cause) {
      if (++failures >= maxFailures) end(cause, ` (${cause.hint})`)
    },
  }
}
