/**
 * A parameter that lifts a call above its user: an administrator's token, an override, a check that is
 * left out; where neither the user gave it nor a log-in returned it. Whoever wrote it, the model or
 * content, gave the call rights that the request does not have.
 */
import { isCall } from '../../consequence.ts'
import { askedIn } from '../../delegation/asked.ts'
import { observationOf } from '../../delegation/places.ts'
import { fieldOf } from '../../delegation/weight.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { isLogIn } from '../../privilege.ts'
import { quoteName } from '../../quote-name.ts'
import { wordsOfIdentifier } from '../../verbs.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Who stands above the user. */
const above = words('admin administrator root superuser sudo master privileged elevated supervisor')
/** What makes a call theirs. */
const passes = words(
  'token key password passcode pass secret code pin mode access auth credential override rights',
)
/** What leaves a check out, and the checks that it may be. */
const leaving = words('bypass skip override')
const checks = words(
  'auth authentication authorization authorisation permission permissions approval approvals verification policy policies security acl consent mfa',
)

/** Values of one call that are looked at. */
const maxValues = 64

/** What is claimed of such a parameter; undefined where there is none, and where no user is known. */
export function privilegedParameter(input: JudgeInput): Claim | undefined {
  if (input.from !== 'host' || !isCall(input.message)) return undefined
  const { name } = input.message.params ?? {}
  if (typeof name !== 'string') return undefined
  for (const { pointer, value, source, from } of input.origins.slice(0, maxValues)) {
    const field = fieldOf(pointer)
    if (!isPrivileged(field, value) || source === 'schema' || source === 'window') continue
    const asked = askedIn(input.past)
    if (!asked.isKnown) return undefined
    const given = String(value).toLowerCase()
    const isSaid = speaksOf(asked.text, field) || asked.text.includes(given)
    const isReturned = from.some(
      ({ flow, integrity }) =>
        integrity === 'user' ||
        integrity === 'host' ||
        isLogIn((observationOf(input.past, flow)?.unit ?? '').replace('function:', '')),
    )
    if (isSaid || isReturned) continue
    return {
      decision: 'ask',
      severity: 'high',
      confidence: 0.75,
      element: 'principle',
      text: `The call of ${quoteName(name)} gives itself rights in \`${field}\`, which neither the user nor a log-in gave it.`,
      evidence: [{ pointer: `/params/arguments${pointer}` }],
    }
  }
  return undefined
}

/** Whether a parameter gives rights by its name, and the value gives any. */
function isPrivileged(field: string, value: string | number | boolean): boolean {
  if (value === false || value === '' || value === 0 || value === 'false') return false
  const parts = wordsOfIdentifier(field)
  if (parts.length < 2)
    return value === true && parts.some((word) => word === 'sudo' || word === 'bypass')
  if (parts.some((word) => above.has(word)))
    return value === true ? isOwnRole(parts) : parts.some((word) => passes.has(word))
  return leaving.has(parts[0] ?? '') && parts.some((word) => checks.has(word)) && value === true
}

/** `as_admin`, `run_as_root`, `admin_mode`; `is_admin` tells of an account. */
function isOwnRole(parts: readonly string[]): boolean {
  return parts.some((word) => word === 'as' || word === 'mode' || word === 'override')
}

function speaksOf(text: string, field: string): boolean {
  return wordsOfIdentifier(field).some(
    (word) => word.length >= 4 && text.includes(word.slice(0, 5)),
  )
}
