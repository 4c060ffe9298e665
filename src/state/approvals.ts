/**
 * Approvals: what a person decided about a flow that the Guardian asked about. An approval binds to
 * a flow (who, which definition, which values, which finding), never to a tool. Pure; no I/O.
 */
import type { Flow } from '../flow/flow.ts'

/** One value of the flow. */
export interface ApprovalField {
  /** RFC 6901 from the message's parameters. */
  readonly pointer: string
  /** Keyed digest of the value as JSON, lower-case hex. */
  readonly digest: string
  /** The start of the value as JSON, for the person who decides. */
  readonly shown: string
  /** Whether it says whom or what the flow reaches: recipient, path, amount; it is never `any`. */
  readonly matters: boolean
}

/** What an approval binds to. */
export interface ApprovalFlow {
  /** Id and origin of the server. */
  readonly server: string
  readonly origin: string
  /** `function:send_mail`, or the method of what is no call. */
  readonly unit: string
  /** Digest of the definition under which the function is on offer; '' while none was seen. */
  readonly definition: string
  /** Who asked in the current turn; '' where nobody says. */
  readonly sender: string
  /** Judge, risk, element and, where the judge always says the same, sentence of the finding. */
  readonly finding: string
  readonly fields: readonly ApprovalField[]
}

/** What the person gets to see of the flow as it was asked about last. */
export interface ShownFlow {
  readonly flow: Pick<Flow, 'sender' | 'recipient' | 'subject' | 'type' | 'principle'>
  /** Risk of the finding, or the judge's name where it has none. */
  readonly risk: string
  readonly severity: string
  readonly text: string
  /** Passages that the finding points at. */
  readonly evidence: readonly string[]
  readonly trajectory: string
}

/** How a request stands. Times are RFC 3339. */
export type ApprovalStanding =
  | { readonly state: 'pending'; readonly until: string }
  | {
      readonly state: 'granted'
      readonly at: string
      readonly until: string
      readonly once: boolean
      /** Pointers of fields that may hold any value. */
      readonly any: readonly string[]
    }
  | { readonly state: 'used'; readonly at: string; readonly until: string }
  | { readonly state: 'denied'; readonly at: string; readonly until: string }

export interface ApprovalRecord {
  /** What a person types; 8 hex digits. */
  readonly id: string
  readonly flow: ApprovalFlow
  readonly shown: ShownFlow
  /** How often it was asked. */
  readonly asks: number
  readonly askedAt: string
  readonly lastAskedAt: string
  readonly standing: ApprovalStanding
}

/** Bounds of what a store holds, and how long it is held. */
export const approvalBounds: {
  readonly records: number
  /** Milliseconds that a request waits for a person. */
  readonly pendingMs: number
  /** Milliseconds for which what is over is still shown. */
  readonly shownMs: number
  /** Milliseconds of the longest approval or denial. */
  readonly longestMs: number
} = {
  records: 256,
  pendingMs: 24 * 3_600_000,
  shownMs: 7 * 24 * 3_600_000,
  longestMs: 366 * 24 * 3_600_000,
}

/** The text whose keyed digest names the flow: equal for equal flows only. */
export function flowName({ fields, ...rest }: ApprovalFlow): string {
  return JSON.stringify([
    ...partsOf(rest),
    fields.map(({ pointer, digest }) => [pointer, digest]).sort(byFirst),
  ])
}

function partsOf(flow: Omit<ApprovalFlow, 'fields'>): readonly string[] {
  const { server, origin, unit, definition, sender, finding } = flow
  return [server, origin, unit, definition, sender, finding]
}

function byFirst([one = '']: readonly string[], [other = '']: readonly string[]): number {
  return one < other ? -1 : Number(one > other)
}

/** Whether what holds for `bound` holds for `flow`: the same fields, with equal values unless any. */
export function bindsTo(
  bound: ApprovalFlow,
  flow: ApprovalFlow,
  any: readonly string[] = [],
): boolean {
  const own = partsOf(bound)
  if (!partsOf(flow).every((part, index) => part === own[index])) return false
  if (bound.fields.length !== flow.fields.length) return false
  const values = new Map(flow.fields.map(({ pointer, digest }) => [pointer, digest]))
  return bound.fields.every(({ pointer, digest, matters }) => {
    const value = values.get(pointer)
    return value !== undefined && (value === digest || (!matters && any.includes(pointer)))
  })
}

/** Whether a record's standing has run out at `now` (milliseconds). */
export function isOver({ standing }: ApprovalRecord, now: number): boolean {
  // WHY negated: a time that cannot be read has run out.
  return !(Date.parse(standing.until) > now)
}

/** What a person has decided about `flow`, if anything that still holds; a denial comes first. */
export function decisionAbout<T extends ApprovalRecord>(
  records: readonly T[],
  flow: ApprovalFlow,
  now: number,
): { readonly kind: 'granted' | 'denied'; readonly record: T } | undefined {
  let granted: T | undefined
  for (const record of records) {
    const { standing } = record
    if (standing.state !== 'granted' && standing.state !== 'denied') continue
    if (isOver(record, now)) continue
    if (standing.state === 'denied') {
      if (bindsTo(record.flow, flow)) return { kind: 'denied', record }
    } else if (bindsTo(record.flow, flow, standing.any)) {
      // One that may be used again spares one that may not.
      if (granted === undefined || !standing.once) granted = record
    }
  }
  return granted === undefined ? undefined : { kind: 'granted', record: granted }
}
