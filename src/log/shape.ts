/**
 * What a JSON value must look like, said once: a shape checks a value and gives the JSON Schema of
 * what it accepts, so that the published schema and the reader cannot part.
 *
 * @see JSON Schema, draft 2020-12
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'

/** What is wrong, and where: reference tokens from the checked value. */
export interface Misfit {
  readonly path: readonly (string | number)[]
  /** Follows the name of a place: `is no string`. */
  readonly reason: string
}

export interface Shape {
  /** The first thing that is wrong, or undefined. */
  check(value: JsonValue): Misfit | undefined
  /** The schema; shapes with a name go to `definitions` and are referred to. */
  schema(definitions: Map<string, JsonObject>): JsonObject
}

type Members = Readonly<Record<string, Shape>>

const wrong = (reason: string): Misfit => ({ path: [], reason })

/** Every value. */
export const anything: Shape = { check: () => undefined, schema: () => ({}) }

/** A string, or one that `pattern` matches; `what` says that in words: `is no time`. */
export function text(pattern?: RegExp, what = 'is no string'): Shape {
  return {
    check: (value) =>
      typeof value === 'string' && (pattern === undefined || pattern.test(value))
        ? undefined
        : wrong(what),
    schema: () => ({
      type: 'string',
      ...(pattern === undefined ? {} : { pattern: pattern.source }),
    }),
  }
}

export const truth: Shape = {
  check: (value) => (typeof value === 'boolean' ? undefined : wrong('is neither true nor false')),
  schema: () => ({ type: 'boolean' }),
}

/** A whole number from 0. */
export const count: Shape = {
  check: (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
      ? undefined
      : wrong('is no whole number from 0'),
  schema: () => ({ type: 'integer', minimum: 0 }),
}

/** A number from 0 to 1. */
export const share: Shape = {
  check: (value) =>
    typeof value === 'number' && value >= 0 && value <= 1
      ? undefined
      : wrong('is no number from 0 to 1'),
  schema: () => ({ type: 'number', minimum: 0, maximum: 1 }),
}

/** Exactly `value`. */
export function exactly(value: string | number | null): Shape {
  return {
    check: (found) => (found === value ? undefined : wrong(`is not ${JSON.stringify(value)}`)),
    schema: () => ({ const: value }),
  }
}

/** One of `names`; with `mayExtend` also what starts with `x-`. */
export function nameOf(names: readonly string[], mayExtend = false): Shape {
  const known: ReadonlySet<JsonValue> = new Set(names)
  const reason = `is not one of ${names.join(', ')}${mayExtend ? ', nor an extension `x-...`' : ''}`
  return {
    check: (value) =>
      known.has(value) || (mayExtend && typeof value === 'string' && /^x-./s.test(value))
        ? undefined
        : wrong(reason),
    schema: () =>
      mayExtend
        ? { anyOf: [{ enum: names }, { type: 'string', pattern: '^x-.' }] }
        : { enum: names },
  }
}

/** `shape`, or null. */
export function orNull(shape: Shape): Shape {
  return {
    check: (value) => (value === null ? undefined : shape.check(value)),
    schema: (definitions) => ({ anyOf: [shape.schema(definitions), { type: 'null' }] }),
  }
}

/** A list of `item`, of at least `least` items. */
export function listOf(item: Shape, least = 0): Shape {
  return {
    check: (value) => {
      if (!Array.isArray(value)) return wrong('is no list')
      if (value.length < least) return wrong('is an empty list')
      for (const [index, member] of (value as readonly JsonValue[]).entries()) {
        const misfit = item.check(member)
        if (misfit !== undefined) return below(index, misfit)
      }
      return undefined
    },
    schema: (definitions) => ({
      type: 'array',
      items: item.schema(definitions),
      ...(least === 0 ? {} : { minItems: least }),
    }),
  }
}

/** `[start, end]`, start not after end. */
export const span: Shape = {
  check: (value) => {
    const [start, end, ...rest] = Array.isArray(value) ? (value as readonly JsonValue[]) : []
    const isSpan =
      rest.length === 0 &&
      start !== undefined &&
      end !== undefined &&
      [start, end].every((place) => count.check(place) === undefined) &&
      Number(start) <= Number(end)
    return isSpan ? undefined : wrong('is no span [start, end]')
  },
  schema: (definitions) => ({
    type: 'array',
    prefixItems: [count.schema(definitions), count.schema(definitions)],
    minItems: 2,
    maxItems: 2,
  }),
}

/** An object with all of `required`; other members may be there and are not looked at. */
export function objectOf(required: Members, optional: Members = {}): Shape {
  const needed = Object.entries(required)
  const allowed = Object.entries(optional)
  return {
    check: (value) => {
      if (!isJsonObject(value)) return wrong('is no object')
      for (const [name, shape] of needed) {
        const member = Object.hasOwn(value, name) ? value[name] : undefined
        if (member === undefined) return { path: [name], reason: 'is missing' }
        const misfit = shape.check(member)
        if (misfit !== undefined) return below(name, misfit)
      }
      for (const [name, shape] of allowed) {
        const member = Object.hasOwn(value, name) ? value[name] : undefined
        const misfit = member === undefined ? undefined : shape.check(member)
        if (misfit !== undefined) return below(name, misfit)
      }
      return undefined
    },
    schema: (definitions) => ({
      type: 'object',
      required: Object.keys(required),
      properties: Object.fromEntries(
        [...needed, ...allowed].map(([name, shape]) => [name, shape.schema(definitions)]),
      ),
    }),
  }
}

/** `shape` under a name and with a sentence for the reader of the schema. */
export function named(name: string, description: string, shape: Shape): Shape {
  return {
    check: (value) => shape.check(value),
    schema: (definitions) => {
      if (!definitions.has(name)) {
        definitions.set(name, { description, ...shape.schema(definitions) })
      }
      return { $ref: `#/$defs/${name}` }
    },
  }
}

/** `shape` with a sentence for the reader of the schema. */
export function described(description: string, shape: Shape): Shape {
  return {
    check: (value) => shape.check(value),
    schema: (definitions) => ({ description, ...shape.schema(definitions) }),
  }
}

function below(token: string | number, { path, reason }: Misfit): Misfit {
  return { path: [token, ...path], reason }
}
