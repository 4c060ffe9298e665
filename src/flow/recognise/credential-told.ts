/** Secrets told in a sentence: `my password is ...`, `the verification code is ...`. */
import type { Span } from './recogniser.ts'
import type { TextTraits } from './text-traits.ts'

/** Words behind which a secret may be told in a sentence: `my password is ...`. */
const toldWords: ReadonlySet<string> = new Set(
  'password passwords passcode passphrase pin otp secret token key code passwort kennwort passe contraseña senha пароль'.split(
    ' ',
  ),
)
/** The value told has a digit, and no unit behind it that would make it a number of something. */
const told =
  /(?<![\p{L}\p{N}])(?:password|passcode|passphrase|pin|otp|secret|token|(?:api|access|secret|private) key|(?:pin|verification|security|access|one-time|login|authentication|otp) code|passwort|kennwort|mot de passe|contraseña|senha|пароль)(?: (?:number|code|for [\w ]{1,24}))? (?:is|was|are|=|ist|lautet|est|es|é)(?: now| still)?:? {1,3}["'`*]{0,3}(?=[^\s"'`]{0,63}\d)([^\s"'`<>,;]{4,128})(?! (?:digits?|characters?|letters?|words?|days?|hours?|minutes?|seconds?|months?|years?|bytes?|bits?|tokens?|times?|dollars?|euros?))/giu

/** Whether the text may tell a secret. */
export function mayTell(traits: TextTraits): boolean {
  return traits.hasDigit && traits.hasSpace && traits.mayHold(toldWords)
}

/** The values told, in order. */
export function findTold(text: string): readonly Span[] {
  return [...text.matchAll(told)].map((match) => spanOfTold(text, match))
}

/** The value at the end of what was told, without the full stop of the sentence. */
function spanOfTold(text: string, { 0: whole, 1: value = '', index }: RegExpExecArray): Span {
  const end = index + whole.length
  const isStop = /[.!?)]/.test(text[end - 1] ?? '') && /^(?:\s|$)/.test(text.slice(end, end + 1))
  return { start: end - value.length, end: isStop ? end - 1 : end }
}
