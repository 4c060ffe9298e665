/**
 * Whose the values of a trajectory are, for the flows of its messages: the questions of `flow/`,
 * answered from the index in which values are traced. What the window let go is of unknown origin.
 */
import { namesPerson, typeOfFieldName } from '../flow/field-name.ts'
import type { InformationType } from '../flow/flow.ts'
import { leavesOf } from '../flow/leaves.ts'
import type { Origin, Origins } from '../flow/origins.ts'
import { handsChoice } from '../flow/principle/hands-choice.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import { createKnownNames, type Named } from './known-names.ts'
import type { Observation, ObservedLeaf } from './observation.ts'
import { ownWordsIn } from './own-words.ts'
import { fieldOf } from './provenance/evidence.ts'
import { holdsPhrase } from './provenance/phrase.ts'
import type { ValueIndex } from './provenance/value-index.ts'
import { wordsIn } from './words.ts'

/** Own words and offered values that are kept, and UTF-16 code units of one. */
const maxOwn = 256
const maxOffered = 512
const maxKeyLength = 48
/** UTF-16 code units of what the user writes that are looked at. */
const maxNoted = 16_384

export interface SeenOrigins {
  readonly view: Origins
  /** Text that the user writes; known as theirs at once, before it is remembered. */
  sawQuery(text: string): void
  /** Whom a flow is about; what is observed is seen already. */
  saw(flow: Named): void
  /** Values that a server gives as the user's own profile. */
  sawProfile(leaves: readonly ObservedLeaf[]): void
  /** Defaults and enums of a function's input schema; one and the same object is read once. */
  sawSchema(schema: JsonObject): void
  /** Takes note that the index has changed. */
  changed(): void
}

/** A view of the trajectory whose values `index` holds. */
export function createOrigins({ stores }: Pick<ValueIndex, 'stores'>): SeenOrigins {
  const [queries, others] = stores
  const schemas = new WeakSet<JsonObject>()
  const offered = new Set<string>()
  const own = new Set<string>()
  const names = createKnownNames()
  let delegated = false
  let lastQuery: string | undefined
  // Several rules ask for the same values of one message; what is seen makes answers stale.
  const originsKept = new Map<string, Origin>()
  const ofUserKept = new Map<string, boolean>()
  const ownKept = new Map<string, boolean>()

  function addOwn(value: string): void {
    const key = ownKeyOf(value)
    if (own.size < maxOwn && key !== '') own.add(key)
    ownKept.clear()
  }

  function forget(): void {
    originsKept.clear()
    ofUserKept.clear()
  }

  function isOfUser(value: string): boolean {
    return value === lastQuery || holdsPhrase(queries, value, isUsers)
  }

  function lookUp(value: string): Origin {
    if (kept(ofUserKept, value, isOfUser)) return 'query'
    // WHY: first seen is not kept across the two; what a schema offers, every server may echo.
    if (offered.size > 0 && offered.has(keyOf(value))) return 'host'
    return holdsPhrase(others, value, isReturned) ? 'result' : 'unknown'
  }

  return {
    view: {
      originOf: (value) =>
        typeof value === 'boolean' ? 'unknown' : kept(originsKept, String(value), lookUp),
      isOfUser: (value) => typeof value !== 'boolean' && kept(ofUserKept, String(value), isOfUser),
      isOwn: (value) =>
        own.size > 0 &&
        value.length <= maxKeptLength &&
        kept(ownKept, value, (asked) => own.has(ownKeyOf(asked))),
      hasOwn: () => own.size > 0,
      namesIn: names.namesIn,
      isDelegated: () => delegated,
    },
    saw: names.saw,
    sawQuery(text) {
      if (text === lastQuery) return
      lastQuery = text
      forget()
      const noted = text.length > maxNoted ? text.slice(0, maxNoted) : text
      for (const word of ownWordsIn(noted)) addOwn(word)
      delegated ||= handsChoice(noted)
    },
    sawProfile(leaves) {
      for (const [pointer, value] of leaves) {
        if (typeof value !== 'string' || own.size >= maxOwn) continue
        const field = fieldOf(pointer)
        // A text may hold fields of its own, as lines of `key: value` do.
        for (const leaf of leavesOf(value)) {
          if (typeof leaf.value !== 'string') continue
          if (isIdentity(leaf.field === '' ? field : leaf.field)) addOwn(leaf.value)
        }
      }
    },
    sawSchema(schema) {
      if (schemas.has(schema)) return
      schemas.add(schema)
      forget()
      for (const value of offeredBy(schema)) {
        if (offered.size < maxOffered) offered.add(keyOf(value))
      }
    },
    changed: forget,
  }
}

function isUsers({ integrity }: Observation): boolean {
  return integrity === 'user'
}

function isReturned({ kind, integrity }: Observation): boolean {
  return kind === 'return' || (kind === 'content' && integrity !== 'host')
}

/** Answers that are kept, and UTF-16 code units of a value whose answer is. */
const maxKept = 256
const maxKeptLength = 128

function kept<T>(answers: Map<string, T>, value: string, find: (value: string) => T): T {
  if (value.length > maxKeptLength) return find(value)
  const known = answers.get(value)
  if (known !== undefined) return known
  const answer = find(value)
  if (answers.size >= maxKept) answers.clear()
  answers.set(value, answer)
  return answer
}

function keyOf(value: string): string {
  return wordsIn(value.slice(0, maxNoted), 12).join(' ').slice(0, maxKeyLength)
}

/** A value as it is compared with the user's own; a plural is its singular. */
function ownKeyOf(value: string): string {
  const key = keyOf(value)
  return key.length > 3 && key.endsWith('s') ? key.slice(0, -1) : key
}

const identities: ReadonlySet<InformationType> = new Set([
  'email-address',
  'phone-number',
  'person-name',
  'account-id',
])

function isIdentity(field: string): boolean {
  if (field === 'name' || field === 'id' || namesPerson(field)) return true
  const type = typeOfFieldName(field)
  return type !== undefined && identities.has(type)
}

/** Properties of one schema that are looked at, and values of one enum. */
const maxProperties = 64
const maxValues = 64

function offeredBy(schema: JsonObject): readonly string[] {
  const offered: string[] = []
  if (!isJsonObject(schema.properties)) return offered
  for (const property of Object.values(schema.properties).slice(0, maxProperties)) {
    if (!isJsonObject(property)) continue
    const values: JsonValue[] = Array.isArray(property.enum)
      ? property.enum.slice(0, maxValues)
      : []
    for (const value of [property.default, property.const, ...values]) {
      if (typeof value === 'string' || typeof value === 'number') {
        offered.push(String(value).slice(0, 256))
      }
    }
  }
  return offered
}
