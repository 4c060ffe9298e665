/** An observation as a short list of JSON values, and back. */
import type { Subject } from '../flow/flow.ts'
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import {
  confidentialities,
  integrities,
  type Observation,
  type ObservedKind,
  type ObservedLeaf,
} from '../trajectory/observation.ts'

const kinds = [
  'query',
  'response',
  'call',
  'return',
  'content',
  'definition',
] as const satisfies readonly ObservedKind[]

/** Whether a call changes something, or a return is an error: unknown, no, yes. */
const answers = [undefined, false, true] as const

export function observationRow(one: Observation): readonly unknown[] {
  return [
    kinds.indexOf(one.kind),
    one.flow,
    one.at,
    one.server ?? null,
    one.unit ?? null,
    integrities.indexOf(one.integrity),
    confidentialities.indexOf(one.confidentiality),
    one.subject.map(({ role, name }) => (name === undefined ? [role] : [role, name])),
    one.turn,
    one.answers ?? null,
    answers.indexOf(one.isError),
    answers.indexOf(one.changes),
    one.callDigest ?? null,
    one.causedBy,
    one.leaves,
    one.cut ?? 0,
    ...(one.deed === undefined ? [] : [one.deed]),
  ]
}

/** The observation of a row; undefined where the row is none. */
export function readObservation(row: JsonValue): Observation | undefined {
  if (!Array.isArray(row)) return undefined
  const [kind, flow, at, server, unit, integrity, confidentiality, subject] =
    row as readonly JsonValue[]
  const [turn, answered, isError, changes, callDigest, causedBy, leaves, cut, deed] = (
    row as readonly JsonValue[]
  ).slice(8)
  const read = {
    kind: kinds[Number(kind)],
    integrity: integrities[Number(integrity)],
    confidentiality: confidentialities[Number(confidentiality)],
    subject: listOf(subject, readSubject),
    causedBy: listOf(causedBy, (one) => (isNumber(one) ? one : undefined)),
    leaves: listOf(leaves, readLeaf),
  }
  if (read.kind === undefined || read.integrity === undefined) return undefined
  if (read.confidentiality === undefined || read.subject === undefined) return undefined
  if (read.causedBy === undefined || read.leaves === undefined) return undefined
  if (!isNumber(flow) || flow < 0 || typeof at !== 'string' || !isNumber(turn)) return undefined
  if (!isTextOrNull(server) || !isTextOrNull(unit) || !isTextOrNull(callDigest)) return undefined
  if ((answered !== null && !isNumber(answered)) || !isNumber(cut)) return undefined
  const failed = answers[Number(isError)]
  const changed = answers[Number(changes)]
  return {
    flow,
    at,
    kind: read.kind,
    ...(server === null ? {} : { server }),
    ...(unit === null ? {} : { unit }),
    integrity: read.integrity,
    confidentiality: read.confidentiality,
    subject: read.subject,
    turn,
    ...(answered === null ? {} : { answers: answered }),
    ...(failed === undefined ? {} : { isError: failed }),
    ...(changed === undefined ? {} : { changes: changed }),
    ...(callDigest === null ? {} : { callDigest }),
    causedBy: read.causedBy,
    leaves: read.leaves,
    ...(cut === 0 ? {} : { cut }),
    ...deedOf(deed),
  }
}

function deedOf(value: JsonValue | undefined): Pick<Observation, 'deed'> {
  if (!Array.isArray(value)) return {}
  const [digest, isDone] = value as readonly JsonValue[]
  return typeof digest === 'string' && typeof isDone === 'boolean' ? { deed: [digest, isDone] } : {}
}

const roles: ReadonlySet<JsonValue | undefined> = new Set([
  'user',
  'client',
  'server',
  'third-party',
  'unknown',
] satisfies Subject['role'][])

function readSubject(value: JsonValue): Subject | undefined {
  if (!Array.isArray(value)) return undefined
  const [role, name] = value as readonly JsonValue[]
  if (!roles.has(role) || (name !== undefined && typeof name !== 'string')) return undefined
  return { role: role as Subject['role'], ...(name === undefined ? {} : { name }) }
}

function readLeaf(value: JsonValue): ObservedLeaf | undefined {
  if (!Array.isArray(value)) return undefined
  const [pointer, leaf] = value as readonly JsonValue[]
  if (typeof pointer !== 'string') return undefined
  const isLeaf = typeof leaf === 'string' || typeof leaf === 'boolean' || typeof leaf === 'number'
  return isLeaf ? [pointer, leaf] : undefined
}

/** All items read, or undefined where one is not what it should be. */
function listOf<T>(
  value: JsonValue | undefined,
  read: (item: JsonValue) => T | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(value) || isJsonObject(value)) return undefined
  const items: T[] = []
  for (const item of value as readonly JsonValue[]) {
    const one = read(item)
    if (one === undefined) return undefined
    items.push(one)
  }
  return items
}

function isNumber(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

function isTextOrNull(value: JsonValue | undefined): value is string | null {
  return value === null || typeof value === 'string'
}
