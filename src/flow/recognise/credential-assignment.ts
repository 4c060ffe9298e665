/** Secrets known by the name that they are assigned to: `password=...`, `"api_key": "..."`. */
import { unitAt } from '../../mcp/unit-at.ts'
import type { Span } from './recogniser.ts'
import type { TextTraits } from './text-traits.ts'

const names =
  'passwords?|passwd|passphrase|passcode|pwd|secrets?|tokens?|api[_-]?keys?|access[_-]?keys?|secret[_-]?keys?|private[_-]?keys?|' +
  'signing[_-]?keys?|encryption[_-]?keys?|account[_-]?keys?|auth[_-]?keys?|credentials?|authorization|cookie|session[_-]?id|' +
  'passwort|kennwort|mot de passe|contraseña|senha|пароль|密码|密碼|パスワード|비밀번호|(?:verification|security|one-time|login)[ _-]code|\\b(?:otp|pin)'

/** The name that ends before a mark of assignment, with a quote and space between. */
const nameBefore = new RegExp(`(?:${names})(?:\\\\?["'\`])?[ \\t]{0,4}$`, 'i')
/** UTF-16 code units before the mark that are looked at for the name. */
const maxName = 40
/** From the mark on: how it assigns, and a value with its quote, if it has one. */
const assigned = /(:=|=>|[:=：])[ \t]{0,4}(?:\\?["'`])?([^\s"'`,;&<>\\]{1,512})/y

/** The last three letters of the names: what else stands before a mark is passed over at once. */
const endings: ReadonlySet<string> = new Set(
  'ord rds swd ase ode pwd ret ets ken ens key eys ial als ion kie nid _id -id ort sse eña nha оль 密码 密碼 ード 번호 otp pin'.split(
    ' ',
  ),
)

/** Of the endings in ASCII those that `sieveBit` may give. */
const sieve = new Uint8Array(2 ** 15)
for (const ending of endings) sieve[sieveBit(ending, ending.length)] = 1

/** Words before the value that are part of a header, not of the secret. */
const schemes = /^(?:bearer|basic|digest|token|negotiate)$/i

/** Values that stand for a secret, or are code that fetches one. */
const harmless =
  /^(?:[$%{[(<*]|null\b|none\b|nil\b|true\b|false\b|undefined\b|await\b|new\b|get\b|string\b|str\b|required\b|optional\b|os\.|process\.|env\.|config\.|self\.|this\.)|[([{]|^(?:x+|\*+|\.+)$/i

/** Names that count tokens or point at a page: no secret. */
const countsOrPages =
  /(?:max|min|num|total|count|prompt|completion|input|output|cached|next|page|continuation|progress|cancellation|cancel|used|per)[_-]?(?:page)?[_-]?$/i

/** Whether a name of a secret may stand in `text` with a value behind it. */
export function mayAssign(text: string, traits: TextTraits): boolean {
  if (!traits.hasColon && !traits.hasEquals && !traits.hasUnspacedScript) return false
  return nextMark(text, 0) !== -1
}

/** The values assigned to names of secrets. */
export function findAssignments(text: string): readonly Span[] {
  const spans: Span[] = []
  for (let mark = nextMark(text, 0); mark !== -1; mark = nextMark(text, mark + 1)) {
    const from = Math.max(0, mark - maxName)
    const name = nameBefore.exec(text.slice(from, mark))
    if (name === null) continue
    const named = from + name.index
    if (countsOrPages.test(text.slice(Math.max(0, named - 24), named))) continue
    const span = valueAt(text, mark)
    if (span === undefined) continue
    spans.push(span)
    mark = span.end - 1
  }
  return spans
}

/** The next mark of assignment behind what ends like a name; -1 where there is none. */
function nextMark(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const code = unitAt(text, index)
    if ((code === 0x3a || code === 0x3d || code === 0xff1a) && endsLikeName(text, index))
      return index
  }
  return -1
}

function endsLikeName(text: string, mark: number): boolean {
  let end = mark
  const floor = mark - 6
  while (end > floor && mayStandBetween(unitAt(text, end - 1))) end--
  const mayEnd = sieve[sieveBit(text, end)] === 1 || unitAt(text, end - 1) >= 128
  if (!mayEnd) return false
  const last = text.slice(Math.max(0, end - 3), end)
  return endings.has(last) || endings.has(last.toLowerCase()) || endings.has(last.slice(1))
}

/** Space, a quote or a backslash, between a name and its mark. */
function mayStandBetween(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0x22 ||
    code === 0x27 ||
    code === 0x60 ||
    code === 0x5c
  )
}

/** The last three letters before `end` as a number: five bits each tell most letters apart. */
function sieveBit(text: string, end: number): number {
  const first = unitAt(text, end - 3) & 31
  return (first << 10) | ((unitAt(text, end - 2) & 31) << 5) | (unitAt(text, end - 1) & 31)
}

/** The secret behind the mark; undefined where what stands there is none. */
function valueAt(text: string, mark: number): Span | undefined {
  assigned.lastIndex = mark
  const match = assigned.exec(text)
  const value = match?.[2] ?? ''
  if (match === null) return undefined
  const end = assigned.lastIndex
  if (schemes.test(value)) {
    const rest = /^ {1,4}([\w.~+/=-]{8,4096})/.exec(text.slice(end, end + 4_100))
    const secret = rest?.[1]?.length ?? 0
    const close = end + (rest?.[0].length ?? 0)
    return secret === 0 ? undefined : { start: close - secret, end: close }
  }
  const isQuoted = /["'`]$/.test(match[0].slice(0, match[0].length - value.length))
  if (!isSecret(value, match[1] !== ':' || isQuoted)) return undefined
  // The full stop of a sentence is not part of the secret that closes it.
  const isStop = value.endsWith('.') && /^(?:\s|$)/.test(text.slice(end, end + 1))
  return { start: end - value.length, end: isStop ? end - 1 : end }
}

/** Whether an assigned value looks like a secret; in prose (`token: the word`) it needs a digit. */
function isSecret(value: string, isAssigned: boolean): boolean {
  if (value.length < 4 || harmless.test(value)) return false
  return isAssigned || (value.length >= 6 && /\d/.test(value))
}

const secretWords =
  /^(?:password|passwd|passphrase|passcode|pwd|pin|secret|token|apikey|authorization|credential|credentials|cookie|jwt|bearer|otp)$/
const secretPairs =
  /(?:^| )(?:api|access|secret|private|signing|encryption|account|auth|master|service|ssh|client) (?:key|token|secret|password)$/
const plainPairs =
  /(?:^| )(?:max|min|num|total|count|prompt|completion|input|output|cached|next|page|continuation|progress|cancellation|cancel|sync|change) tokens?$/

/**
 * Whether the name of a member says that its value is a secret, whatever the value looks like.
 *
 * `access_token` and `dbPassword` do; `next_page_token`, `max_tokens` and `progressToken` do not.
 */
export function namesSecret(name: string): boolean {
  if (name.length > 128) return false
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase()
  if (plainPairs.test(words)) return false
  const last = words.slice(words.lastIndexOf(' ') + 1)
  return secretWords.test(last) || secretPairs.test(words)
}
