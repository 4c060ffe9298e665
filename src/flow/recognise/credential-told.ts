/** Secrets told in a sentence: `my password is ...`, `the verification code is ...`. */
import type { Span } from './recogniser.ts'
import type { TextTraits } from './text-traits.ts'

/** Words behind which a secret may be told in a sentence: `my password is ...`. */
const toldWords: ReadonlySet<string> = new Set(
  'password passwords passcode passphrase pin otp secret token tokens key code passwort kennwort passe contraseña senha пароль login log sign'.split(
    ' ',
  ),
)
/** The value told has a digit, and no unit behind it that would make it a number of something. */
const told =
  /(?<![\p{L}\p{N}])(?:password|passcode|passphrase|pin|otp|secret|token|(?:api|access|secret|private) key|(?:pin|verification|security|access|one-time|login|authentication|otp) code|passwort|kennwort|mot de passe|contraseña|senha|пароль)(?: (?:number|code|(?:for|of|to) [\w ]{1,24}))? (?:is|was|are|=|ist|lautet|est|es|é)(?: now| still)?:? {1,3}["'`*]{0,3}(?=[^\s"'`]{0,63}\d)([^\s"'`<>,;]{4,128})(?! (?:digits?|characters?|letters?|words?|days?|hours?|minutes?|seconds?|months?|years?|bytes?|bits?|tokens?|times?|dollars?|euros?))/giu

/** The same right behind its word, where it can be nothing else: `use the token 9f8a7b6c5d4e`. */
const named =
  /(?<![\p{L}\p{N}])(?:token|password|passphrase|(?:api|access|secret|private) key|client secret)s? {1,2}["'`*]{0,3}(?=[A-Za-z_-]{0,63}\d)(?=[\d_-]{0,63}[A-Za-z])([A-Za-z\d_-]{14,128})(?![\p{L}\p{N}])/giu
/** A name and a password to log in with: `log in as ada / Harbour-22`. */
const pair =
  /\b(?:log|sign)(?:[ -]?(?:in|on)|ging in|ning in)\b(?: (?:with|as|using))?:? {1,2}[^\s/]{2,64} ?\/ ?(?=[^\s]{0,63}\d)([^\s<>,;]{6,64})/giu

/** Whether the text may tell a secret. */
export function mayTell(traits: TextTraits): boolean {
  return traits.hasDigit && traits.hasSpace && traits.mayHold(toldWords)
}

/** The values told, in order. */
export function findTold(text: string): readonly Span[] {
  return [told, named, pair]
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => spanOfTold(text, match)))
    .sort((one, other) => one.start - other.start)
}

/** The value at the end of what was told, without the full stop of the sentence. */
function spanOfTold(text: string, { 0: whole, 1: value = '', index }: RegExpExecArray): Span {
  const end = index + whole.length
  const isStop = /[.!?)]/.test(text[end - 1] ?? '') && /^(?:\s|$)/.test(text.slice(end, end + 1))
  return { start: end - value.length, end: isStop ? end - 1 : end }
}
