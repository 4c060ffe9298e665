/** Which values of a call give access: credentials that a read returned, as they are or encoded. */
import { typeOfFieldName } from '../../flow/field-name.ts'
import { credential } from '../../flow/recognise/credential.ts'
import { spansOf } from '../../flow/recognise/recogniser.ts'
import type { TrajectoryView } from '../../trajectory/memory.ts'
import type { Observation } from '../../trajectory/observation.ts'
import type { OriginMatch, ValueOrigin } from '../../trajectory/provenance/origin.ts'
import { wordsOfIdentifier } from '../verbs.ts'
import { isForeign, observationOf } from './places.ts'

/** UTF-16 code units of a leaf in which credentials are looked for. */
const maxSearched = 8_192
/** Around a value that stands in a longer leaf. */
const beside = 256
const shortest = 6

/** A credential that a read returned. */
export interface SecretPlace {
  readonly read: Observation
  readonly match: OriginMatch
}

/** Where the credential in a value came from; undefined where it holds none that a read returned. */
export function secretIn(
  past: TrajectoryView,
  { value, from }: ValueOrigin,
): SecretPlace | undefined {
  if (typeof value !== 'string' || value.length < shortest) return undefined
  // What the user said is theirs to send.
  if (from[0]?.integrity === 'user' && from[0].share > 0.8) return undefined
  for (const match of from) {
    if (match.integrity === 'user') continue
    const read = observationOf(past, match.flow)
    if (read === undefined || !isForeign(read)) continue
    if (match.confidentiality !== 'secret' && !readsSecrets(read)) continue
    if (isCredential(read, match)) return { read, match }
  }
  return undefined
}

function isCredential(read: Observation, { pointer, span, match }: OriginMatch): boolean {
  const leaf = read.leaves.find(([at]) => at === pointer)
  if (leaf === undefined) return false
  if (readsSecrets(read)) return true
  if (span === undefined && isSecretField(fieldOf(pointer))) return true
  const text = String(leaf[1])
  const [start, end] = span ?? [0, Math.min(text.length, maxSearched)]
  if (match !== 'encoded' && end - start < shortest) return false
  const from = Math.max(0, start - beside)
  return spansOf(credential, text.slice(from, Math.min(end, start + maxSearched) + beside)).some(
    (one) => one.start + from < end && start < one.end + from,
  )
}

/** Whether a field is there for what gives access. */
export function isSecretField(field: string): boolean {
  return typeOfFieldName(field) === 'credential'
}

const secretNames: ReadonlySet<string> = new Set(
  'secret secrets credential credentials password passwords'.split(' '),
)

/** A function whose name says that it gives secrets away. */
function readsSecrets({ unit = '' }: Observation): boolean {
  return (
    /secret|credential|password/i.test(unit) &&
    unit.startsWith('function:') &&
    wordsOfIdentifier(unit.slice('function:'.length)).some((word) => secretNames.has(word))
  )
}

/** Name of the member that a pointer ends in, list places left out. */
function fieldOf(pointer: string): string {
  const field = pointer.replace(/(?:\/\d{1,6})+$/, '')
  return field.slice(field.lastIndexOf('/') + 1)
}
