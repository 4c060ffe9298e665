/** The actions that a user's words name: by verbs, and by nouns of which something is made. Pure. */
import { type ActionKind, actionOf, unspacedActions } from '../orders/action-words.ts'

/** Whom an answer goes to: `tell me`, `send us` ask for no function. */
const answered: ReadonlySet<string> = new Set(
  'me us mir uns moi nous what whether if how which when who where why about'.split(' '),
)

const determiners: ReadonlySet<string> = new Set(
  'the a an my your our his her their this that these those all any each every some no last latest recent new old previous current'.split(
    ' ',
  ),
)
const making: ReadonlySet<string> = new Set(
  'place make do put submit complete finish give issue send start write confirm repeat process cancel and or to'.split(
    ' ',
  ),
)
/** Verbs that say little of what is done. */
const light: ReadonlySet<string> = new Set(
  'place make do put submit complete finish give start set enter include turn fill apply'.split(
    ' ',
  ),
)

/** Verbs that send where somebody stands behind them: `write to Ada`, `ask them`, `contact the club`. */
const turning: ReadonlySet<string> = new Set(
  'write writing contact inform ask ping remind'.split(' '),
)
const turnedTo: ReadonlySet<string> = new Set(
  'to the my our them him her back everybody everyone all'.split(' '),
)
/** Done once more: `rebuy`. */
const again = /^re(buy|order|send|pay|book|purchase|submit|transfer|start|run|install|post)$/
/** Verbs that send a thing, or a sum. */
const giving: ReadonlySet<string> = new Set(
  'send give hand pass sende schick schicke gib envía envia manda envoie envoyez invia отправь'.split(
    ' ',
  ),
)

/** A sum, or a word for one. */
const money =
  /[$€£¥₹₩]|(?<![\p{L}\p{N}.,:/-])\d{1,9}(?:[.,]\d{1,3})?(?![\p{L}\p{N}:/-])|\b(?:money|cash|funds?|payments?|rent|deposit|amount|sum|fees?|dues|salary|refund|donation|usd|eur|gbp|chf|dollars?|euros?|pounds?|geld|betrag|miete|dinero|argent|denaro|dinheiro)\b(?![._-]\p{L})|деньги|钱|款|금액|돈/u

/** Words right before a verb that is asked for: `please mail`, `can you text`, `to order`. */
const asking: ReadonlySet<string> = new Set(
  'please to then also just now kindly you me let lets should must can could would will want need needs wanna gonna go help finally immediately instead bitte not never'.split(
    ' ',
  ),
)

const wished: ReadonlySet<string> = new Set('be being it them this that get getting'.split(' '))

/**
 * Whether a word that is as often a noun stands where a verb does, or behind one that makes it:
 * `mail Bob`, `please order it`, `place an order`; not `read mail 7`, `all order invoices`.
 */
function isOrdered(
  words: readonly string[],
  at: number,
  openings: ReadonlySet<number>,
  listed: ReadonlySet<number>,
): boolean {
  const before = words[at - 1] ?? ''
  if (openings.has(at)) return true
  const isNext = before === 'and' || before === 'or'
  // The second of two things in a list, as in `mails and messages`, is no deed.
  if ((isNext || listed.has(at)) && !determiners.has(words[at + 1] ?? ''))
    return !words.slice(Math.max(0, at - 4), at).some((word) => isThing(word))
  if (determiners.has(before)) return making.has(words[at - 2] ?? '')
  return asking.has(before) || making.has(before)
}

/** `ask the club`, but not `the ask` and `contact details`; `write the file` goes to nobody. */
function isTurned(words: readonly string[], at: number): boolean {
  const next = words[at + 1] ?? ''
  if (!turnedTo.has(next) || determiners.has(words[at - 1] ?? '')) return false
  return !(words[at] ?? '').startsWith('writ') || !determiners.has(next) || next === 'all'
}

/** Whether a word names what is sent or bought: `mail`, `orders`. */
function isThing(word: string): boolean {
  const action = actionOf(word.endsWith('s') ? word.slice(0, -1) : word)
  return action?.isNounToo === true && (action.kind === 'send' || action.kind === 'spend')
}

/**
 * The actions that lower-case words name.
 *
 * @param isLightToo whether verbs count that say little of what is done: `make`, `put`, `complete`
 */
export function actionsIn(text: string, isLightToo = true): ReadonlySet<ActionKind> {
  const found = new Set<ActionKind>()
  const words: string[] = []
  /** Places of words that open a sentence, and of those that follow a comma. */
  const openings = new Set<number>()
  const listed = new Set<number>()
  let end = 0
  let isPaying: boolean | undefined
  for (const { 0: word, index } of text.matchAll(/\p{L}{2,24}/gu)) {
    const between = text.slice(end, index)
    if (words.length === 0 || /[.!?:;\n()"”–—]/.test(between)) openings.add(words.length)
    else if (between.includes(',')) listed.add(words.length)
    words.push(word)
    end = index + word.length
  }
  for (const [at, word] of words.entries()) {
    if (turning.has(word) && isTurned(words, at)) found.add('send')
    if (giving.has(word)) isPaying ??= money.test(text)
    const action = actionOf(word) ?? actionOf(word.replace(again, '$1'))
    if (action === undefined || (!isLightToo && light.has(word))) continue
    if (action.kind === 'send' && answered.has(words[at + 1] ?? '')) continue
    if (action.isNounToo && !isOrdered(words, at, openings, listed)) continue
    // `The message Bob sent` tells of a deed; `have it sent` asks for one.
    if (action.form === 'participle' && !wished.has(words[at - 1] ?? '')) continue
    found.add(action.kind)
  }
  if (/[\u0e00-\u9fff\uac00-\ud7af]/.test(text))
    for (const [kind, pattern] of unspacedActions) if (pattern.test(text)) found.add(kind)
  // `Send Ada 80` pays; `send Ada the plan` does not.
  if (isPaying === true) found.add('spend')
  return found
}
