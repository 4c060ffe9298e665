/**
 * A token or code that the model made up, while a function on offer gives one out. Noted only: a host
 * may know one that no message of the trajectory has, and no server takes one that it did not give.
 */
import { isJsonObject, type JsonValue } from '../../../mcp/json.ts'
import type { ValueOrigin } from '../../../trajectory/provenance/origin.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { isLogIn } from '../../privilege.ts'
import { quoteName } from '../../quote-name.ts'
import { wordsOfIdentifier } from '../../verbs.ts'
import { turnCalls } from './turn-calls.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** What a log-in, a check or a confirmation gives out. */
const given = words('token session otp nonce')
const givenAfter = words(
  'confirmation verification approval authorization authorisation auth access',
)
const handles = words('id code token key')
/** What every such name ends in. */
const handleEnd = /(?:id|code|token|key|session|otp|nonce)$/i
/** Verbs of functions that give such a value out, beside those that log in. */
const giving = words(
  'get create request generate issue obtain fetch start open send verify confirm login',
)

/** Values of one call that are looked at. */
const maxValues = 32

/** What is claimed of a call that needs what nobody has given yet; empty for other messages. */
export function notYetGiven(input: JudgeInput): readonly Claim[] {
  const { message, past, server } = input
  const { name, arguments: args } = 'params' in message ? (message.params ?? {}) : {}
  if (typeof name !== 'string' || past.forgotten.length > 0 || isLogIn(name)) return []
  // WHY: names of fields are cheap to look at, origins of values are not.
  if (args === undefined || !hasHandle(args, maxDepth)) return []
  const made = input.origins.slice(0, maxValues).find(isMadeUp)
  if (made === undefined) return []
  const field = lastOf(made.pointer)
  const giver = past.offered.find(
    (one) => one.server === server.id && one.name !== name && gives(one.name, field),
  )
  if (giver === undefined) return []
  // It may have answered in words that the value was made of.
  if (turnCalls(past).some((one) => one.name === giver.name && one.answer !== undefined)) return []
  return [
    {
      decision: 'allow',
      severity: 'low',
      confidence: 0.4,
      element: 'order',
      text: `The call of ${quoteName(name)} has a value for ${quoteName(field)} that nobody gave; ${quoteName(giver.name)} gives it, and has not been called.`,
      evidence: [{ pointer: `/params/arguments${made.pointer}` }],
    },
  ]
}

/** Levels of the arguments in which a handle may stand, and members of each. */
const maxDepth = 4
const maxMembers = 64

function hasHandle(value: JsonValue, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth === 0) return false
  if (Array.isArray(value))
    return value.slice(0, maxMembers).some((one: JsonValue) => hasHandle(one, depth - 1))
  if (!isJsonObject(value)) return false
  let left = maxMembers
  for (const key in value) {
    if (left-- <= 0) return false
    if (isHandle(key) || hasHandle(value[key] ?? null, depth - 1)) return true
  }
  return false
}

function isMadeUp({ pointer, source, value }: ValueOrigin): boolean {
  return (
    source === 'model' && typeof value !== 'boolean' && value !== '' && isHandle(lastOf(pointer))
  )
}

/** Whether a field holds what another function gives out: `token`, `session_id`, `confirmationCode`. */
function isHandle(field: string): boolean {
  if (!handleEnd.test(field)) return false
  const found = wordsOfIdentifier(field)
  const last = found.at(-1) ?? ''
  if (found.some((word) => given.has(word))) return given.has(last) || handles.has(last)
  return handles.has(last) && found.some((word) => givenAfter.has(word))
}

/** Whether the name of a function says that it gives out what the field holds. */
function gives(name: string, field: string): boolean {
  const found = wordsOfIdentifier(name)
  if (/(?:log|sign) ?(?:out|off)\b/.test(found.join(' '))) return false
  const wanted = wordsOfIdentifier(field).filter((word) => given.has(word) || givenAfter.has(word))
  if (wanted.some((word) => /^(?:token|session|auth|access)$/.test(word)) && isLogIn(name))
    return true
  return giving.has(found[0] ?? '') && wanted.some((word) => found.includes(word))
}

function lastOf(pointer: string): string {
  const field = pointer.replace(/\/\d{1,6}$/, '')
  return field.slice(field.lastIndexOf('/') + 1)
}
