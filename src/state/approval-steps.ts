/** How a request for approval goes on: asked, granted, used up, denied, forgotten. Pure. */
import {
  type ApprovalFlow,
  type ApprovalRecord,
  approvalBounds,
  isOver,
  type ShownFlow,
} from './approvals.ts'

/** Hex digits of a flow's name that a person types. */
const idLength = 8

/**
 * The request about a flow: a new one, or the same asked again.
 *
 * @param name keyed digest of the flow's name, lower-case hex
 * @param now milliseconds
 */
export function asked(
  before: ApprovalRecord | undefined,
  name: string,
  { flow, shown }: { readonly flow: ApprovalFlow; readonly shown: ShownFlow },
  now: number,
): ApprovalRecord {
  const at = timeOf(now)
  return {
    id: name.slice(0, idLength),
    flow,
    shown,
    asks: (before?.asks ?? 0) + 1,
    askedAt: before?.askedAt ?? at,
    lastAskedAt: at,
    standing: { state: 'pending', until: timeOf(now + approvalBounds.pendingMs) },
  }
}

export interface Terms {
  readonly once: boolean
  /** Milliseconds. */
  readonly until: number
  /** Pointers of fields that may hold any value. */
  readonly any: readonly string[]
}

/** The request approved; a field that matters is never `any`, whatever the terms say. */
export function granted(record: ApprovalRecord, terms: Terms, now: number): ApprovalRecord {
  const free = record.flow.fields.filter(({ matters }) => !matters).map(({ pointer }) => pointer)
  return {
    ...record,
    standing: {
      state: 'granted',
      at: timeOf(now),
      until: timeOf(bounded(terms.until, now)),
      once: terms.once,
      any: terms.any.filter((pointer) => free.includes(pointer)),
    },
  }
}

export function denied(record: ApprovalRecord, until: number, now: number): ApprovalRecord {
  return {
    ...record,
    standing: { state: 'denied', at: timeOf(now), until: timeOf(bounded(until, now)) },
  }
}

/** An approval for once, after the one flow. */
export function usedUp(record: ApprovalRecord, now: number): ApprovalRecord {
  return { ...record, standing: { state: 'used', at: timeOf(now), until: timeOf(now) } }
}

/** When a record is no longer shown; RFC 3339. */
export function forgottenAt({ standing }: ApprovalRecord): string {
  const until = Date.parse(standing.until)
  return timeOf((Number.isNaN(until) ? 0 : until) + approvalBounds.shownMs)
}

/**
 * The records to delete before another one is added: those no longer shown, and above the bound
 * what is over, then the oldest requests of the server with the most of them. What a person decided
 * stays until it runs out.
 */
export function superfluous<T extends ApprovalRecord>(
  records: readonly T[],
  now: number,
): readonly T[] {
  const gone = records.filter((record) => !(Date.parse(forgottenAt(record)) > now))
  const kept = records.filter((record) => !gone.includes(record))
  let excess = kept.length + 1 - approvalBounds.records
  if (excess <= 0) return gone
  const over = kept.filter((record) => isOver(record, now)).sort(byAge)
  gone.push(...over.slice(0, excess))
  excess -= over.length
  const pending = kept
    .filter((record) => record.standing.state === 'pending' && !over.includes(record))
    .sort(byAge)
  while (excess > 0 && pending.length > 0) {
    const crowded = mostFrequent(pending.map(({ flow }) => flow.server))
    const index = pending.findIndex(({ flow }) => flow.server === crowded)
    gone.push(...pending.splice(index, 1))
    excess -= 1
  }
  return gone
}

function byAge(one: ApprovalRecord, other: ApprovalRecord): number {
  return one.lastAskedAt < other.lastAskedAt ? -1 : Number(one.lastAskedAt > other.lastAskedAt)
}

function mostFrequent(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0]
}

function bounded(until: number, now: number): number {
  return Math.min(until, now + approvalBounds.longestMs)
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString()
}
