/**
 * A draft as the function that gives an entry its bytes: everything slow (redaction, JSON of
 * contents) is done before the store's transaction, which only fills in the numbers.
 *
 * The order of keys is fixed and part of the format.
 */
import type { Flow, Party, Subject } from '../flow/flow.ts'
import type { Finding, Scores } from '../guardian/verdict.ts'
import { type BenchmarkClass, benchmarkClasses } from '../risk/risk.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import { keyedDigest } from './digest.ts'
import {
  type EntryDraft,
  entryFormat,
  type LoggedVerdict,
  type LogMode,
  placedFlow,
} from './entry.ts'
import { type Redactor, redactorFactory } from './redact.ts'
import type { Append, Place } from './store.ts'

/** Code units that stay of a trajectory's value; a longer one is replaced by its digest. */
const maxKeyLength = 256

/** What makes drafts ready to append, in the mode of the log and under its key. */
export function createEntryRenderer(mode: LogMode, key: Uint8Array): (draft: EntryDraft) => Append {
  const redactorOf = redactorFactory(mode, key)
  return (draft) => renderEntry(draft, redactorOf(), key)
}

function renderEntry(draft: EntryDraft, redactor: Redactor, key: Uint8Array): Append {
  const trajectory = storedTrajectory(draft.trajectory, key)
  const server = draft.server.slice(0, maxKeyLength)
  const start = `{"format":${entryFormat},"kind":"${draft.kind}","seq":`
  const middle = `,${members({ at: draft.at, trajectory, server })}`
  const rest = renderRest(draft, redactor)
  return {
    trajectory,
    at: draft.at,
    server,
    flows: draft.kind === 'message' ? draft.flows.length : 0,
    serialise: (place) => `${start}${place.seq}${middle}${rest(place)}}`,
  }
}

/** The trajectory under the name that entries give it. */
export function storedTrajectory({ source, value }: TrajectoryKey, key: Uint8Array): TrajectoryKey {
  return {
    source,
    value: value.length > maxKeyLength ? `hmac:${keyedDigest(key, value)}` : value,
  }
}

function renderRest(draft: EntryDraft, redactor: Redactor): (place: Place) => string {
  switch (draft.kind) {
    case 'rejected': {
      const { from, reason, bytes } = draft
      const text = members({ from, reason, detail: redactor.text(draft.detail), bytes })
      return () => `,${text}`
    }
    case 'gap': {
      const { forwarded, blocked, since, cause } = draft
      const text = members({ forwarded, blocked, since, cause })
      return () => `,${text}`
    }
    case 'mark': {
      const { about, label, by } = draft
      const text = members({ about, label, by })
      return () => `,${text}`
    }
    case 'message': {
      const { from, message, action, ms } = draft
      const about = {
        kind: message.kind,
        ...(message.method === undefined ? {} : { method: redactor.text(message.method) }),
        ...(message.id === undefined ? {} : { id: redactor.text(message.id) }),
        bytes: message.bytes,
      }
      const start = `,${members({ from, message: about })},"flows":[`
      const flows = draft.flows.map((flow) => renderFlow(flow, redactor))
      const verdict = renderVerdict(draft.verdict, redactor)
      const end = `,${members({ action, ms })}`
      return ({ flowSeq }) =>
        `${start}${flows.map((flow) => flow(flowSeq)).join(',')}],"verdict":${verdict(flowSeq)}${end}`
    }
  }
}

/** A flow as JSON text, redacted; what it gives takes the number of the draft's first flow. */
export function renderFlow(flow: Flow, redactor: Redactor): (flowSeq: number) => string {
  const { seq, at, plane, type, principle, digest, bytes, provenance } = flow
  const text = members({
    at,
    plane,
    sender: redactParty(flow.sender, redactor),
    recipient: redactParty(flow.recipient, redactor),
    subject: flow.subject.map((subject) => redactSubject(subject, redactor)),
    type: { message: type.message, about: type.about },
    principle,
    digest,
    bytes,
  })
  const content = flow.content === undefined ? '' : `,"content":${redactor.content(flow.content)}`
  if (provenance === undefined) {
    return (flowSeq) => `{"seq":${placedFlow(seq, flowSeq)},${text}${content}}`
  }
  return (flowSeq) => {
    const placed = provenance.map(({ pointer, from }) => ({
      pointer: redactor.text(pointer),
      from: from.map((origin) => ({ ...origin, seq: placedFlow(origin.seq, flowSeq) })),
    }))
    return `{"seq":${placedFlow(seq, flowSeq)},${text}${content},${members({ provenance: placed })}}`
  }
}

function renderVerdict(verdict: LoggedVerdict, redactor: Redactor): (flowSeq: number) => string {
  const { decision, risk, confidence, findings, completeness } = verdict
  const start = `{${members({ decision, risk, confidence, ...loggedScores(verdict) })},"findings":[`
  const end = `],${members({ completeness })}}`
  const shown = findings.map((finding) => ({ ...finding, text: redactor.text(finding.text) }))
  return (flowSeq) =>
    `${start}${shown.map((finding) => JSON.stringify(placeFinding(finding, flowSeq, redactor))).join(',')}${end}`
}

/** The scores that an entry keeps, to six places; none where nothing was found. */
export function loggedScores({ scores, findings }: Omit<LoggedVerdict, 'completeness'>): {
  readonly scores?: Scores
} {
  if (scores === undefined || findings.length === 0) return {}
  const rounded = benchmarkClasses.map((name) => [name, Math.round(scores[name] * 1e6) / 1e6])
  return { scores: Object.fromEntries(rounded) as Record<BenchmarkClass, number> }
}

/** The finding with numbers of the trajectory, keys in the order of the format. */
export function placeFinding(finding: Finding, flowSeq: number, redactor: Redactor): Finding {
  const { risk, code, judge, decision, severity, confidence, flow, message, element, text } =
    finding
  return {
    risk,
    ...(code === undefined ? {} : { code }),
    judge,
    decision,
    severity,
    confidence,
    flow: placedFlow(flow, flowSeq),
    message: placedFlow(message, flowSeq),
    element,
    text,
    evidence: finding.evidence.map(({ message: at, pointer, span }) => ({
      message: placedFlow(at, flowSeq),
      pointer: redactor.text(pointer),
      ...(span === undefined ? {} : { span }),
    })),
  }
}

function redactParty(party: Party, redactor: Redactor): Party {
  const { role, name, unit, roles, authenticatedBy } = party
  return {
    role,
    ...(name === undefined ? {} : { name: redactor.text(name) }),
    ...(unit === undefined ? {} : { unit: redactor.text(unit) }),
    ...(roles === undefined ? {} : { roles: roles.map((item) => redactor.text(item)) }),
    ...(authenticatedBy === undefined ? {} : { authenticatedBy: redactor.text(authenticatedBy) }),
  }
}

function redactSubject({ role, name }: Subject, redactor: Redactor): Subject {
  return name === undefined ? { role } : { role, name: redactor.text(name) }
}

/** The members of `value` as JSON text, without braces. */
function members(value: object): string {
  return JSON.stringify(value).slice(1, -1)
}
