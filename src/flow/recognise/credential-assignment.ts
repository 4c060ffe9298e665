/** Secrets known by the name that they are assigned to: `password=...`, `"api_key": "..."`. */
import type { Span } from './recogniser.ts'
import type { TextTraits } from './text-traits.ts'

const names =
  'passwords?|passwd|passphrase|passcode|pwd|secrets?|tokens?|api[_-]?keys?|access[_-]?keys?|secret[_-]?keys?|private[_-]?keys?|' +
  'signing[_-]?keys?|encryption[_-]?keys?|account[_-]?keys?|auth[_-]?keys?|credentials?|authorization|cookie|session[_-]?id|' +
  'passwort|kennwort|mot de passe|contraseña|senha|пароль|密码|密碼|パスワード|비밀번호|(?:verification|security|one-time|login)[ _-]code|\\b(?:otp|pin)'

const named = new RegExp(names, 'i')

/** A name, an assignment, and a value with its quote, if it has one. */
const assignment = new RegExp(
  `(?:${names})(?:\\\\?["'\`])?[ \\t]{0,4}(:=|=>|[:=：])[ \\t]{0,4}(?:\\\\?["'\`])?([^\\s"'\`,;&<>\\\\]{1,512})`,
  'gi',
)

/** Words before the value that are part of a header, not of the secret. */
const schemes = /^(?:bearer|basic|digest|token|negotiate)$/i

/** Values that stand for a secret, or are code that fetches one. */
const harmless =
  /^(?:[$%{[(<*]|null\b|none\b|nil\b|true\b|false\b|undefined\b|await\b|new\b|get\b|string\b|str\b|required\b|optional\b|os\.|process\.|env\.|config\.|self\.|this\.)|[([{]|^(?:x+|\*+|\.+)$/i

/** Names that count tokens or point at a page: no secret. */
const countsOrPages =
  /(?:max|min|num|total|count|prompt|completion|input|output|cached|next|page|continuation|progress|cancellation|cancel|used|per)[_-]?(?:page)?[_-]?$/i

/** Words behind which a secret may be told in a sentence: `my password is ...`. */
const toldWords: ReadonlySet<string> = new Set(
  'password passwords passcode passphrase pin otp secret token key code passwort kennwort passe contraseña senha пароль'.split(
    ' ',
  ),
)
/** The value told has a digit, and no unit behind it that would make it a number of something. */
const told =
  /(?<![\p{L}\p{N}])(?:password|passcode|passphrase|pin|otp|secret|token|(?:api|access|secret|private) key|(?:pin|verification|security|access|one-time|login|authentication|otp) code|passwort|kennwort|mot de passe|contraseña|senha|пароль)(?: (?:number|code|for [\w ]{1,24}))? (?:is|was|are|=|ist|lautet|est|es|é)(?: now| still)?:? {1,3}["'`*]{0,3}(?=[^\s"'`]{0,63}\d)([^\s"'`<>,;]{4,128})(?! (?:digits?|characters?|letters?|words?|days?|hours?|minutes?|seconds?|months?|years?|bytes?|bits?|tokens?|times?|dollars?|euros?))/giu

/** Whether `text` may hold a name with a value behind it. */
export function mayAssign(text: string, traits: TextTraits): boolean {
  const mayBeAssigned = traits.hasColon || traits.hasEquals || traits.hasUnspacedScript
  return (mayBeAssigned && named.test(text)) || mayTell(traits)
}

function mayTell(traits: TextTraits): boolean {
  return traits.hasDigit && traits.hasSpace && traits.wordsOf(toldWords).length > 0
}

/** The values assigned to names of secrets. */
export function findAssignments(text: string): readonly Span[] {
  const spans: Span[] = [...text.matchAll(told)].map((match) => spanOfTold(text, match))
  assignment.lastIndex = 0
  for (let match = assignment.exec(text); match !== null; match = assignment.exec(text)) {
    const value = match[2] ?? ''
    const end = match.index + match[0].length
    if (countsOrPages.test(text.slice(Math.max(0, match.index - 24), match.index))) continue
    if (schemes.test(value)) {
      const rest = /^ {1,4}([\w.~+/=-]{8,4096})/.exec(text.slice(end, end + 4_100))
      if (rest?.[1] !== undefined)
        spans.push({ start: end + rest[0].length - rest[1].length, end: end + rest[0].length })
      continue
    }
    const isQuoted = /["'`]$/.test(match[0].slice(0, match[0].length - value.length))
    if (!isSecret(value, match[1] !== ':' || isQuoted)) continue
    // The full stop of a sentence is not part of the secret that closes it.
    const isStop = value.endsWith('.') && /^(?:\s|$)/.test(text.slice(end, end + 1))
    spans.push({ start: end - value.length, end: isStop ? end - 1 : end })
  }
  return spans
}

/** The value at the end of what was told, without the full stop of the sentence. */
function spanOfTold(text: string, { 0: whole, 1: value = '', index }: RegExpExecArray): Span {
  const end = index + whole.length
  const isStop = /[.!?)]/.test(text[end - 1] ?? '') && /^(?:\s|$)/.test(text.slice(end, end + 1))
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
