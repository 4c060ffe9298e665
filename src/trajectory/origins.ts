/**
 * Where values of a trajectory were first seen: a bounded view that grows with each message and is
 * asked in a time that does not depend on how long the trajectory is. What the bounds push out is
 * of unknown origin. Value-level provenance will take the place of its inside.
 */

import { namesPerson, typeOfFieldName } from '../flow/field-name.ts'
import type { InformationType } from '../flow/flow.ts'
import type { Leaf } from '../flow/leaves.ts'
import type { Origin, Origins } from '../flow/origins.ts'
import { handsChoice } from '../flow/principle/hands-choice.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import { ownWordsIn } from './own-words.ts'
import { createWordIndex, maxPhrase } from './word-index.ts'
import { wordsIn } from './words.ts'

/** Bytes of one trajectory's view, estimated; together 256 KB. */
const maxQueryBytes = 96 * 1024
const maxResultBytes = 112 * 1024
const maxSchemaBytes = 24 * 1024
/** Own words that are kept, and UTF-16 code units of one: together at most 24 KB. */
const maxOwn = 256
const maxOwnLength = 48

/** UTF-16 code units of one query, and of the leaves of one result, that are noted. */
const maxNoted = 16_384

export interface SeenOrigins {
  readonly view: Origins
  /** Text that the user wrote. */
  sawQuery(text: string): void
  /**
   * What a server returned.
   *
   * @param isProfile whether it is the user's own profile. @default false
   */
  sawResult(leaves: readonly Leaf[], isProfile?: boolean): void
  /** Defaults and enums of a function's input schema; one and the same object is read once. */
  sawSchema(schema: JsonObject): void
}

/** A view of a trajectory in which nothing was seen yet. */
export function createOrigins(): SeenOrigins {
  const query = createWordIndex(maxQueryBytes)
  const result = createWordIndex(maxResultBytes)
  const host = createWordIndex(maxSchemaBytes)
  const schemas = new WeakSet<JsonObject>()
  const own = new Set<string>()
  let delegated = false
  // Several rules ask for the same values of one message; what is seen makes answers stale.
  const originsKept = new Map<string, Origin>()
  const ownKept = new Map<string, boolean>()

  function addOwn(value: string): void {
    const key = keyOf(value)
    if (own.size < maxOwn && key !== '') own.add(key)
    ownKept.clear()
  }

  function lookUp(value: string): Origin {
    const words = wordsIn(value, maxPhrase)
    if (query.has(words)) return 'query'
    // WHY: first seen is not kept across the two; what a schema offers, every server may echo.
    if (host.has(words)) return 'host'
    return result.has(words) ? 'result' : 'unknown'
  }

  return {
    view: {
      originOf: (value) =>
        typeof value === 'boolean' ? 'unknown' : kept(originsKept, String(value), lookUp),
      isOwn: (value) =>
        own.size > 0 &&
        value.length <= maxKeptLength &&
        kept(ownKept, value, (asked) => own.has(keyOf(asked))),
      isDelegated: () => delegated,
    },
    sawQuery(text) {
      originsKept.clear()
      const noted = text.length > maxNoted ? text.slice(0, maxNoted) : text
      query.add(wordsIn(noted))
      for (const word of ownWordsIn(noted)) addOwn(word)
      delegated ||= handsChoice(noted)
    },
    sawResult(leaves, isProfile = false) {
      originsKept.clear()
      let left = maxNoted
      for (const { field, value } of leaves) {
        if (typeof value === 'boolean' || left <= 0) continue
        const text = String(value).slice(0, left)
        left -= text.length + 8
        result.add(wordsIn(text))
        if (isProfile && typeof value === 'string' && isIdentity(field)) addOwn(text)
      }
    },
    sawSchema(schema) {
      if (schemas.has(schema)) return
      schemas.add(schema)
      originsKept.clear()
      for (const value of offeredBy(schema)) host.add(wordsIn(value, maxPhrase))
    },
  }
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

/** A value as it is compared; a plural is its singular. */
function keyOf(value: string): string {
  const key = wordsIn(value, 12).join(' ').slice(0, maxOwnLength)
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
