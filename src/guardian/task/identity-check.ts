/** Whether a function shows who somebody is, or ends that. */
import { isLogIn } from '../privilege.ts'
import { wordsOfIdentifier } from '../verbs.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const checking = words(
  'check verify confirm validate authenticate authorize authorise identify find prove',
)
const people = words(
  'identity user users customer member caller patient credentials credential token password authentication authorization authorisation access permission permissions role session login',
)
/** Who calls, asked in other words: `get_caller`, `open_secure_session`, `current_user`. */
const asking = words(
  'get fetch read show who open start begin create establish resolve lookup current',
)
const callers = words('caller identity session principal whoami')
const leaving =
  /\b(?:log|sign) ?(?:out|off)\b|\b(?:end|close|destroy|revoke) (?:\w{1,16} )?session\b/

/** Things that are verified too, and show nobody: a page, the signature of a mail, a payment. */
const things = words(
  'page link url uri site website domain document doc documents file image photo picture signature signatures json schema xml order payment transaction invoice receipt product package parcel shipment certificate checksum hash content source sources fact facts claim claims report text address input data format syntax code build backup integrity availability',
)
/** What of these a person shows after all: `verify_address_of_user`, `verify_login_code`. */
const persons = words('user users customer member caller patient identity login person employee')

/** `verify_user`, `find_user_id_by_email`, `login`; a server decides how it knows people. */
export function isIdentityCheck(name: string): boolean {
  if (isLogOut(name)) return false
  const parts = wordsOfIdentifier(name)
  if (parts.some((word) => things.has(word)) && !parts.some((word) => persons.has(word)))
    return false
  if (isLogIn(name)) return true
  const found = wordsOfIdentifier(name)
  const has = (set: ReadonlySet<string>): boolean => found.some((word) => set.has(word))
  if (has(checking) && has(people)) return true
  return asksWhoCalls(name)
}

/** `whoami`, `get_caller`, `current_user`: the answer is about whoever calls, and nobody else. */
export function asksWhoCalls(name: string): boolean {
  const found = wordsOfIdentifier(name)
  return (
    found.includes('whoami') ||
    (asking.has(found[0] ?? '') && callers.has(found.at(-1) ?? '')) ||
    /\b(?:current|my) (?:user|role|roles|permissions|account)$/.test(found.join(' '))
  )
}

/** `find_user_by_name`: shows that there is somebody, and not that it is who asks. */
export function looksUp(name: string): boolean {
  return /^(?:find|look|lookup|search|get|fetch|list)$/.test(wordsOfIdentifier(name)[0] ?? '')
}

/** `logout`, `sign_off`, `end_session`. */
export function isLogOut(name: string): boolean {
  return leaving.test(wordsOfIdentifier(name).join(' '))
}

/** Whether who was known before is not any more: somebody, perhaps another, begins anew. */
export function startsSession(name: string): boolean {
  const found = wordsOfIdentifier(name)
  return (
    /\b(?:log|sign) ?(?:in|on)\b|\bauth(?:enticate)?\b/.test(found.join(' ')) ||
    (found.includes('session') && /^(?:open|start|begin|create|establish)$/.test(found[0] ?? ''))
  )
}
