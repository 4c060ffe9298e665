/**
 * What the records hold about the tools of the guarded server, kept in step with the store:
 * trust on first use, remembered across trajectories and shared by every guard of the user.
 */
import { McipError } from '../errors.ts'
import type { Store } from '../log/store.ts'
import { learnTools } from '../state/learn-tools.ts'
import type { KnownTool, ServerRecord } from '../state/records.ts'
import type { GuardedServer, ServerClaim, ToolDefinition } from '../trajectory/catalogue.ts'

export interface Seen {
  readonly claim: ServerClaim
  readonly tools: readonly ToolDefinition[]
  /** Names of tools whose definition must not count as approved. */
  readonly withheld: ReadonlySet<string>
  /** RFC 3339. */
  readonly at: string
}

export interface ServerMemory {
  /** Whether the last attempt to read the records failed. */
  readonly isStale: boolean
  /** Reads what other guards have learned meanwhile. */
  refresh(): Promise<void>
  /**
   * The tools as last read, by name; those of an earlier read where a later one failed.
   *
   * @throws McipError `log.no-baseline`, when nothing was ever read
   */
  known(): ReadonlyMap<string, KnownTool>
  /** Remembers what a list showed; a store that can't be written leaves things as they were. */
  learn(seen: Seen): Promise<void>
}

/** Attempts to write when another guard writes at the same time. */
const maxAttempts = 5

/** The part of a store that holds records; undefined while the store cannot be opened. */
export type RecordStore = () => RecordStorePart | undefined

type RecordStorePart = Pick<Store, 'record' | 'putRecord'>

/** The memory of `server` in whatever store `records` gives at the time. */
export function createServerMemory(records: RecordStore, server: GuardedServer): ServerMemory {
  let tools: ReadonlyMap<string, KnownTool> | undefined
  let record: ServerRecord | undefined
  let revision = 0
  let fault: unknown = new Error('not read yet')

  function open(): RecordStorePart {
    const store = records()
    if (store === undefined) throw new Error('the store is not open')
    return store
  }

  /** The record as stored; what was parsed once is not parsed again while nobody wrote. */
  async function read(): Promise<RecordStorePart> {
    const store = open()
    const stored = await store.record('server', server.id)
    if (tools === undefined || stored === undefined || stored.revision !== revision) {
      take(stored === undefined ? undefined : JSON.parse(stored.value), stored?.revision ?? 0)
    }
    fault = undefined
    return store
  }

  function take(read: ServerRecord | undefined, at: number): void {
    // First, as a damaged record must change nothing.
    tools = new Map(read?.tools.map((tool) => [tool.name, tool]))
    record = read
    revision = at
  }

  return {
    get isStale() {
      return fault !== undefined
    },
    async refresh() {
      try {
        await read()
      } catch (cause) {
        // Told by `known`, where there is nothing else to tell.
        fault = cause
      }
    },
    known() {
      if (tools === undefined) throw noBaseline(fault)
      return tools
    },
    async learn(seen) {
      try {
        for (let attempt = 0; attempt < maxAttempts; attempt++) {
          const store = await read()
          const learned = learnTools(record, { server, ...seen })
          if (record !== undefined && saysTheSame(record, learned)) return
          const value = JSON.stringify(learned)
          const createdAt = record?.firstSeen ?? seen.at
          const written = await store.putRecord(
            { kind: 'server', key: server.id, value, createdAt, updatedAt: seen.at },
            revision,
          )
          if (!written) continue
          take(learned, revision + 1)
          return
        }
      } catch (cause) {
        fault = cause
      }
    },
  }
}

/** Milliseconds for which a list that shows nothing new is not written as seen again. */
const freshMs = 3_600_000

/** Whether a record differs from a newer one in nothing but a recent `lastSeen`. */
function saysTheSame(record: ServerRecord, learned: ServerRecord): boolean {
  if (Date.parse(learned.lastSeen) - Date.parse(record.lastSeen) > freshMs) return false
  return (
    JSON.stringify({ ...learned, lastSeen: '' }) === JSON.stringify({ ...record, lastSeen: '' })
  )
}

function noBaseline(fault: unknown): McipError {
  const reason = fault instanceof Error ? fault.message : String(fault)
  return new McipError('log.no-baseline', { reason }, { cause: fault })
}
