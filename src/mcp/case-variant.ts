/**
 * Keys that a case-insensitive parser takes for a protocol key, or for another key of the object.
 *
 * Go's `encoding/json` matches keys without regard to case, so `Params` beside or instead of
 * `params` gives a Go peer another message than the one that was judged.
 * @see CVE-2026-27896
 */

import { isJsonObject, type JsonObject, type JsonValue } from './json.ts'
import {
  envelopeKeys,
  errorKeys,
  itemKeys,
  paramsKeys,
  resultKeys,
  zoneKeys,
} from './known-keys.ts'
import { buildPointer } from './pointer.ts'
import { unitAt } from './unit-at.ts'

export interface CaseVariant {
  readonly key: string
  /** The protocol key, or the other key of the object, that it differs from in case only. */
  readonly of: string
  /** RFC 6901 of the member with `key`. */
  readonly pointer: string
}

type Vocabulary = ReadonlyMap<string, string>

/**
 * The first case variant in the protocol zones of a message or batch.
 *
 * A zone is the envelope, `params`, `result`, `error` and what `zoneKeys` leads to from there.
 * Values that belong to a user, tool or vendor (arguments, structured content, schemas, `_meta`,
 * unknown keys) are no zone: there two keys may differ in case only. Needs bounded depth.
 */
export function findCaseVariant(value: JsonValue): CaseVariant | undefined {
  if (!Array.isArray(value)) return isJsonObject(value) ? inMessage(value, []) : undefined
  for (const [index, element] of (value as readonly JsonValue[]).entries()) {
    const found = isJsonObject(element) ? inMessage(element, [index]) : undefined
    if (found) return found
  }
  return undefined
}

type Path = readonly (string | number)[]

function inMessage(message: JsonObject, path: Path): CaseVariant | undefined {
  return (
    inKeys(message, envelope, path) ??
    inPart(message.params, params, path, 'params') ??
    inPart(message.result, result, path, 'result') ??
    inPart(message.error, error, path, 'error')
  )
}

function inPart(
  part: JsonValue | undefined,
  vocabulary: Vocabulary,
  path: Path,
  key: string,
): CaseVariant | undefined {
  return isJsonObject(part) ? inZone(part, vocabulary, [...path, key]) : undefined
}

function inZone(zone: JsonObject, vocabulary: Vocabulary, path: Path): CaseVariant | undefined {
  const found = inKeys(zone, vocabulary, path)
  if (found) return found
  for (const key of Object.keys(zone)) {
    const child = zone[key]
    if (typeof child !== 'object' || child === null || !leadsOn(zone, key, child)) continue
    const below = inValue(child as JsonObject | readonly JsonValue[], key, [...path, key])
    if (below) return below
  }
  return undefined
}

function inValue(
  value: JsonObject | readonly JsonValue[],
  key: string,
  path: Path,
): CaseVariant | undefined {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const element = (value as readonly JsonValue[])[i]
      const found = isJsonObject(element) ? inZone(element, item, [...path, i]) : undefined
      if (found) return found
    }
    return undefined
  }
  const zone = value as JsonObject
  // The keys of these maps are ids that the server chose; only their values are zones.
  if (key !== 'inputRequests' && key !== 'inputResponses') return inZone(zone, item, path)
  for (const name of Object.keys(zone)) {
    const child = zone[name]
    const found = isJsonObject(child) ? inZone(child, item, [...path, name]) : undefined
    if (found) return found
  }
  return undefined
}

function leadsOn(zone: JsonObject, key: string, child: JsonValue): boolean {
  if (!zoneKeys.has(key)) return false
  // A prompt lists its arguments; a call's or prompt's arguments object belongs to the tool.
  if (key === 'arguments') return Array.isArray(child)
  // What a person filled in, not a content block.
  if (key === 'content') return Array.isArray(child) || !Object.hasOwn(zone, 'action')
  return true
}

function inKeys(zone: JsonObject, vocabulary: Vocabulary, path: Path): CaseVariant | undefined {
  const keys = Object.keys(zone)
  let upper = 0
  for (const key of keys) {
    if (!isFolded(key)) upper++
    const known = vocabulary.get(fold(key))
    if (known !== undefined && known !== key) {
      return { key, of: known, pointer: buildPointer([...path, key]) }
    }
  }
  // Keys differ, so two that fold to one have an upper-case letter between them.
  if (upper === 0) return undefined
  const folded = new Map<string, string>()
  for (const key of keys) {
    const other = folded.get(fold(key))
    if (other !== undefined) return { key, of: other, pointer: buildPointer([...path, key]) }
    folded.set(fold(key), key)
  }
  return undefined
}

function isFolded(key: string): boolean {
  for (let i = 0; i < key.length; i++) {
    const code = unitAt(key, i)
    if ((code >= 0x41 && code <= 0x5a) || code > 0x7f) return false
  }
  return true
}

/** `key` as Go compares it: ASCII lower case, the Kelvin sign as k, the long s as s. */
function fold(key: string): string {
  return isFolded(key) ? key : key.toLowerCase().replaceAll('\u017f', 's')
}

function vocabularyOf(keys: readonly string[]): Vocabulary {
  return new Map(keys.map((key) => [fold(key), key]))
}

const envelope = vocabularyOf(envelopeKeys)
const params = vocabularyOf(paramsKeys)
const result = vocabularyOf(resultKeys)
const error = vocabularyOf(errorKeys)
const item = vocabularyOf(itemKeys)
