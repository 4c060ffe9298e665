/** The edge that opens the store of a guard, and keeps trying where that fails. */
import { McipError } from '../errors.ts'
import { createFlowLog, type Gap, lostAny, lostWithoutTrace } from './create-flow-log.ts'
import { keyedDigest } from './digest.ts'
import type { LogMode } from './entry.ts'
import type { FlowLog } from './flow-log.ts'
import {
  defaultRetention,
  keepRetention,
  keepWorkingSets,
  type RetentionBounds,
} from './retention.ts'
import { loadKeys, type StoreKeys, temporaryKeys } from './store/keys.ts'
import { openSqliteStore, type SqliteStore } from './store/sqlite.ts'
import { storeFault } from './store/store-fault.ts'
import type { Store } from './store.ts'
import type { WorkingSetReader } from './working-set-reader.ts'

export interface OpenFlowLogOptions {
  /** The store's file; see `defaultLogPath`. */
  readonly file: string
  readonly mode: LogMode
  readonly now: () => Date
  /** Takes one line for a person, on stderr. */
  readonly warn: (line: string) => void
  /** What is kept when old entries are cut, after the first second and at most once a day; false: never. */
  readonly retention?: RetentionBounds | false
}

export interface OpenedFlowLog {
  readonly log: FlowLog
  /** The store once it is open: records and working set. Undefined while it cannot be opened. */
  store(): Store | undefined
  /** The store's keys; of nobody while the real ones cannot be had. */
  keys(): StoreKeys
}

const retryMs = 1_000
const retentionDelayMs = 1_000
const workingSetsMs = 3_600_000

interface Opened {
  readonly store: SqliteStore
  readonly keys: StoreKeys
  readonly log: FlowLog
}

/**
 * A flow log that is there in every case: where the store cannot be opened, appends are not
 * stored, the cause is said once, and opening is tried again at most once a second.
 */
export function openFlowLog(options: OpenFlowLogOptions): OpenedFlowLog {
  const { file, mode, now, warn } = options
  const standIn = temporaryKeys()
  let opened: Opened | undefined
  let fault: McipError | undefined
  let retryAt = 0
  let gap: Gap | undefined
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  let hourly: NodeJS.Timeout | undefined

  function open(): Opened | McipError {
    if (opened !== undefined) return opened
    if (fault !== undefined && (isClosed || now().getTime() < retryAt)) return fault
    const started = now().getTime()
    try {
      const store = openSqliteStore({ file })
      opened = complete(store)
      fault = undefined
      return opened
    } catch (error) {
      return remember(storeFault(error, file), now().getTime() - started)
    }
  }

  function complete(store: SqliteStore): Opened {
    try {
      const keys = loadKeys(store.file)
      const log = createFlowLog({
        store,
        mode,
        keys,
        now,
        warn,
        ...(gap === undefined ? {} : { gap }),
      })
      gap = undefined
      const { retention = defaultRetention } = options
      timer = setTimeout(() => {
        keepWorkingSets(store, now, warn)
        if (retention !== false) void keepRetention(store, retention, now, warn)
      }, retentionDelayMs).unref()
      hourly = setInterval(() => keepWorkingSets(store, now, warn), workingSetsMs).unref()
      return { store, keys, log }
    } catch (error) {
      store.close()
      throw error
    }
  }

  function remember(cause: McipError, tookMs: number): McipError {
    if (fault?.code !== cause.code) {
      warn(
        `mcip: ${cause.message}; until it works the fail mode decides what goes on (${cause.hint})`,
      )
    }
    fault = cause
    retryAt = now().getTime() + Math.max(retryMs, tookMs * 4)
    gap ??= { forwarded: 0, blocked: 0, since: now().toISOString(), cause: cause.code }
    return cause
  }

  function reader(): WorkingSetReader {
    const ready = open()
    if (ready instanceof McipError) throw ready
    return ready.log.workingSet
  }

  open()
  return {
    log: {
      append(drafts) {
        const ready = open()
        return ready instanceof McipError
          ? { stored: false, cause: ready }
          : ready.log.append(drafts)
      },
      lost(counts) {
        if (opened !== undefined) return opened.log.lost(counts)
        const cause = fault?.code ?? 'log.unavailable'
        const before = gap ?? { forwarded: 0, blocked: 0, since: now().toISOString(), cause }
        gap = {
          ...before,
          forwarded: before.forwarded + counts.forwarded,
          blocked: before.blocked + counts.blocked,
        }
      },
      workingSet: {
        revision: () => reader().revision(),
        read: (trajectory, after, skip) => reader().read(trajectory, after, skip),
      },
      digest: (text) => keyedDigest((opened?.keys ?? standIn).digest, text),
      async close() {
        isClosed = true
        clearTimeout(timer)
        clearInterval(hourly)
        if (opened !== undefined) await opened.log.close()
        else if (gap !== undefined && lostAny(gap)) warn(lostWithoutTrace(gap))
      },
    },
    store: () => opened?.store,
    keys: () => opened?.keys ?? standIn,
  }
}
