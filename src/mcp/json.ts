/**
 * A JSON value as the guard reads it.
 *
 * `bigint` stands for an integer that a double cannot hold (beyond ±(2^53 - 1)); no other part of
 * a value ever differs from what `JSON.parse` gives.
 */
export type JsonValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly JsonValue[]
  | JsonObject

export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** Whether `value` is a JSON object (not null, not an array). */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
