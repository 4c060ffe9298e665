/**
 * AST accuracy of BFCL: whether the calls that a model made are right, by the leaderboard's published
 * rules, for functions in Python's types. Nothing is run.
 *
 * Two rules are milder here, as JSON knows one kind of number only: `5.0` counts as an integer, and
 * the name of a function may be written with `_` for `.`, as the leaderboard allows where an API
 * takes no dots.
 *
 * @see Patil et al. 2025, ICML, The Berkeley Function Calling Leaderboard, AST evaluation
 */
import { isDeepStrictEqual } from 'node:util'
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'

export interface BfclFunction {
  readonly name: string
  readonly description?: string
  /** Schema in the leaderboard's words: `dict`, `float`, `tuple` and `any` are types too. */
  readonly parameters: JsonObject
}

/** One right call: for each argument the values that count, `""` among them where it may be left out. */
export interface BfclAnswer {
  readonly name: string
  readonly possible: ReadonlyMap<string, readonly JsonValue[]>
}

/** Right calls in any order; no call at all; any call. */
export type BfclExpected = readonly BfclAnswer[] | 'no-call' | 'any-call'

export interface MadeCall {
  readonly name: string
  readonly arguments: JsonValue | undefined
}

/** Why calls are wrong; undefined where they are right. */
export type BfclFault =
  | 'wrong-count'
  | 'wrong-function'
  | 'malformed-arguments'
  | 'missing-required'
  | 'unexpected-argument'
  | 'wrong-type'
  | 'wrong-value'
  | 'missing-argument'
  | 'called'
  | 'not-called'

/** What is wrong with `calls`; of several calls, the fault of the first answer that none of them is. */
export function bfclFault(
  calls: readonly MadeCall[],
  expected: BfclExpected,
  functions: readonly BfclFunction[],
): BfclFault | undefined {
  if (expected === 'no-call') return calls.length === 0 ? undefined : 'called'
  if (expected === 'any-call') return calls.length > 0 ? undefined : 'not-called'
  if (calls.length !== expected.length) return 'wrong-count'
  const left = [...calls]
  for (const answer of expected) {
    let fault: BfclFault | undefined = 'wrong-function'
    for (const [index, call] of left.entries()) {
      const found = faultOfCall(call, answer, functions)
      if (found === undefined) {
        left.splice(index, 1)
        fault = undefined
        break
      }
      if (found !== 'wrong-function') fault = found
    }
    if (fault !== undefined) return fault
  }
  return undefined
}

function faultOfCall(
  call: MadeCall,
  { name, possible }: BfclAnswer,
  functions: readonly BfclFunction[],
): BfclFault | undefined {
  const described = functions.find((one) => one.name === name)
  const isNamed = call.name === name || call.name === name.replaceAll('.', '_')
  if (described === undefined || !isNamed) return 'wrong-function'
  if (!isJsonObject(call.arguments)) return 'malformed-arguments'
  const { properties, required } = described.parameters
  const details = isJsonObject(properties) ? properties : {}
  const given = call.arguments
  const needed = Array.isArray(required) ? (required as readonly JsonValue[]) : []
  if (needed.some((one) => typeof one === 'string' && !Object.hasOwn(given, one))) {
    return 'missing-required'
  }
  for (const [argument, value] of Object.entries(given)) {
    const values = possible.get(argument)
    const detail = Object.hasOwn(details, argument) ? details[argument] : undefined
    if (values === undefined || !isJsonObject(detail)) return 'unexpected-argument'
    const fault = faultOfValue(value, values, detail)
    if (fault !== undefined) return fault
  }
  for (const [argument, values] of possible) {
    if (!Object.hasOwn(given, argument) && !values.includes('')) return 'missing-argument'
  }
  return undefined
}

type Kind = 'string' | 'number' | 'boolean' | 'list' | 'dict' | 'none'

/** The leaderboard's names of types; `any` is read as text there. */
const kinds: ReadonlyMap<JsonValue | undefined, Kind> = new Map([
  ['string', 'string'],
  ['any', 'string'],
  ['integer', 'number'],
  ['float', 'number'],
  ['number', 'number'],
  ['boolean', 'boolean'],
  ['array', 'list'],
  ['tuple', 'list'],
  ['dict', 'dict'],
  ['object', 'dict'],
])

function kindOf(value: JsonValue): Kind {
  if (value === null) return 'none'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') return 'dict'
  if (typeof value === 'string') return 'string'
  return typeof value === 'boolean' ? 'boolean' : 'number'
}

/** The kind of the first value that is not the mark of an optional one. */
function kindOfPossible(values: readonly JsonValue[]): Kind | undefined {
  const first = values.find((value) => value !== '')
  return first === undefined ? undefined : kindOf(first)
}

function faultOfValue(
  value: JsonValue,
  possible: readonly JsonValue[],
  { type, items }: JsonObject,
): BfclFault | undefined {
  const expected = kinds.get(type)
  const inner = isList(type) && isJsonObject(items) ? kinds.get(items.type) : undefined
  const stated = kindOfPossible(possible)
  const found = kindOf(value)
  const isWhole = type !== 'integer' || typeof value !== 'number' || Number.isInteger(value)
  if (found === expected && isWhole) {
    if (Array.isArray(value) && !isOfInnerKind(value as readonly JsonValue[], possible, inner)) {
      return 'wrong-type'
    }
    // A variable stands where another kind of value was described: it must be named exactly.
    if (stated !== undefined && stated !== expected) return faultUnless(isAmong(value, possible))
    return faultUnless(isPossible(value, possible, inner))
  }
  return stated === found ? faultUnless(isAmong(value, possible)) : 'wrong-type'
}

function isList(type: JsonValue | undefined): boolean {
  return type === 'array' || type === 'tuple'
}

function faultUnless(isRight: boolean): BfclFault | undefined {
  return isRight ? undefined : 'wrong-value'
}

/** Whether every item is of the kind described, or of that which one possible list holds. */
function isOfInnerKind(
  value: readonly JsonValue[],
  possible: readonly JsonValue[],
  inner: Kind | undefined,
): boolean {
  if (inner === undefined) return true
  return possible.some((one) => {
    if (!Array.isArray(one)) return true
    const stated = kindOfPossible(one as readonly JsonValue[])
    return value.every((item) => kindOf(item) === inner || kindOf(item) === stated)
  })
}

function isPossible(
  value: JsonValue,
  possible: readonly JsonValue[],
  inner: Kind | undefined,
): boolean {
  if (isJsonObject(value)) return possible.some((one) => isDict(value, one))
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[]
    return possible.some((one) => {
      // The mark of an optional list stands for an empty one.
      const others = one === '' ? [] : one
      if (!Array.isArray(others) || others.length !== items.length) return false
      return inner === 'dict'
        ? items.every((item, index) => isJsonObject(item) && isDict(item, others[index]))
        : isDeepStrictEqual(items.map(plain), (others as readonly JsonValue[]).map(plain))
    })
  }
  return isAmong(value, possible, plain)
}

/** Whether a dictionary has the members that `possible` states, each with one of its values. */
function isDict(value: JsonObject, possible: JsonValue | undefined): boolean {
  if (!isJsonObject(possible)) return false
  const hasRight = Object.entries(value).every(([name, item]) => {
    const values = Object.hasOwn(possible, name) ? possible[name] : undefined
    return Array.isArray(values) && isAmong(item, values as readonly JsonValue[], plain)
  })
  const lacksNone = Object.entries(possible).every(
    ([name, values]) =>
      Object.hasOwn(value, name) || (Array.isArray(values) && values.includes('')),
  )
  return hasRight && lacksNone
}

function isAmong(
  value: JsonValue,
  possible: readonly JsonValue[],
  by: (value: JsonValue) => JsonValue = (one) => one,
): boolean {
  const own = by(value)
  return possible.some((one) => isDeepStrictEqual(by(one), own))
}

/** A text without spaces, some marks and case, one kind of quote; any other value as it is. */
function plain(value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value
  return value
    .replace(/[ ,./\-_*^]/g, '')
    .toLowerCase()
    .replaceAll("'", '"')
}
