/**
 * Where a call stands to the user's request: how well its function's words and its values meet it,
 * what else on offer meets it better, and which earlier results it uses. Made once a call, for all
 * rules.
 */
import { isJsonObject, type JsonObject } from '../../mcp/json.ts'
import { isCall } from '../consequence.ts'
import type { JudgeInput } from '../judge.ts'
import { isLogIn } from '../privilege.ts'
import { type Asked, askedIn } from './asked.ts'
import { isIdentityCheck } from './identity-check.ts'
import { isConcrete, isPass } from './invented.ts'
import { isAround, looksOnly } from './looking.ts'
import { type OfferIndex, offerIndexOf } from './offer-index.ts'
import { calledWords, type ToolWords, toolWords } from './tool-words.ts'
import { formsOfText } from './words.ts'

export interface CallStanding {
  readonly name: string
  readonly args: JsonObject
  readonly definition: JsonObject | undefined
  readonly asked: Asked
  readonly index: OfferIndex
  readonly words: ToolWords
  /** How well the function's words meet the request. */
  readonly fit: number
  /** Forms of the name, and how many of them the request holds. */
  readonly named: number
  readonly met: number
  /** Forms of description and parameters that the request holds. */
  readonly metAbout: number
  /** Values that tell something; those that the user said, and those that a result gave. */
  readonly values: number
  readonly said: number
  readonly returned: number
  /** Names, codes and numbers among them that nobody gave. */
  readonly invented: number
  readonly isLogIn: boolean
}

/** Values of one call that are looked at. */
const maxValues = 32

const known = new WeakMap<JudgeInput, CallStanding | undefined>()

/** Undefined for what is no call, and where the user's words are not known. */
export function standingOf(input: JudgeInput): CallStanding | undefined {
  if (input.from !== 'host' || !isCall(input.message)) return undefined
  if (known.has(input)) return known.get(input)
  const standing = makeStanding(input)
  known.set(input, standing)
  return standing
}

function makeStanding(input: JudgeInput): CallStanding | undefined {
  const { message, past, server } = input
  const { name, arguments: given } = 'params' in message ? (message.params ?? {}) : {}
  if (typeof name !== 'string') return undefined
  const asked = askedIn(past)
  if (asked === undefined) return undefined
  const args = isJsonObject(given) ? given : {}
  const index = offerIndexOf(past.offered)
  const definition = input.tool(name)?.value ?? index.definitionOf(server.id, name)
  const words = definition === undefined ? calledWords(name, args) : toolWords(definition)
  return {
    name,
    args,
    definition,
    asked,
    index,
    words,
    fit: index.fitOf(words, asked),
    named: words.name.size,
    met: shared(words.name, asked.forms),
    metAbout: shared(words.about, asked.forms),
    ...valuesOf(input, asked),
    isLogIn: isLogIn(name) || isIdentityCheck(name),
  }
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0
  for (const form of one) if (other.has(form)) count++
  return count
}

function valuesOf(
  { origins }: JudgeInput,
  asked: Asked,
): Pick<CallStanding, 'values' | 'said' | 'returned' | 'invented'> {
  let values = 0
  let said = 0
  let returned = 0
  let invented = 0
  for (const { pointer, value, from, source } of origins.slice(0, maxValues)) {
    if (typeof value === 'boolean' || value === '' || source === 'schema') continue
    if (isPass(pointer) && source === 'model') continue
    const [best] = from
    if (best === undefined) {
      // A model writes out "next Wednesday"; nothing can be said of it.
      if (typeof value === 'string' && isoDate.test(value)) continue
      values++
      if (typeof value === 'string' && isSaidOtherwise(value, asked)) said++
      else if (source === 'model' && isConcrete(value)) invented++
      continue
    }
    values++
    if (best.integrity === 'user') said++
    else if (best.integrity !== 'host') returned++
  }
  return { values, said, returned, invented }
}

const isoDate = /^(?:\d{4}-)?\d{2}-\d{2}(?!\d)/
const maxSpelled = 64

/** Whether the user said a word of `value`, or its initials: "LA", "NYC". */
export function isSaidOtherwise(value: string, { forms, text }: Asked): boolean {
  if (value.length > maxSpelled) return false
  for (const form of formsOfText(value, 8)) if (form.length >= 3 && forms.has(form)) return true
  const initials =
    value
      .match(/(?<![\p{L}])\p{Lu}/gu)
      ?.join('')
      .toLowerCase() ?? ''
  return (
    initials.length >= 2 &&
    initials.length <= 5 &&
    new RegExp(`\\b${initials.replace(/[^a-z]/g, '.')}\\b`).test(text)
  )
}

/** Values that nobody gave from which on a call is of another task. */
const manyInvented = 2

/**
 * Whether a call brings values of its own only, several of them, and no word of its name is asked for: it
 * is of another task, in whatever language the request is.
 */
export function isMadeUp({ met, said, returned, invented, isLogIn }: CallStanding): boolean {
  return invented >= manyInvented && met + said + returned === 0 && !isLogIn
}

/**
 * Whether nothing connects the call with the request: neither its function's words nor any of its
 * values. False where it cannot be known.
 */
export function isForeign(standing: CallStanding): boolean {
  const { asked, name, index, words } = standing
  const { met, metAbout, said, returned, values, isLogIn: isHelper } = standing
  if (isHelper || met > 0 || said > 0 || returned > 0) return false
  if (isMadeUp(standing)) return true
  if (!asked.isComparable) return false
  if (values === 0 && looksOnly(name) && isAround(name, index.kinOf(words))) return false
  return metAbout <= (values === 0 ? 0 : 1)
}

/** The input schema under which the called function was advertised. */
export function schemaOf({ definition }: CallStanding): JsonObject | undefined {
  const schema = definition?.inputSchema
  return isJsonObject(schema) ? schema : undefined
}
