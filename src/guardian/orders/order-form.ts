/**
 * Whether a passage orders an action, and how: by the place of the verb in its clause and by what
 * stands in front of it. Closed-class words only: pronouns, modals, conjunctions, words of courtesy.
 *
 * @see Huddleston and Pullum 2002, The Cambridge Grammar of the English Language, chapter 10 (clause type)
 */
import { unitAt } from '../../mcp/unit-at.ts'
import { type ActionKind, unspacedActions } from './action-words.ts'
import {
  bitsOf,
  clauseFrom,
  isAdverb,
  isPartOfName,
  isWordUnit,
  lastOf,
  maxLead,
  opensAt,
  type WordRange,
} from './clause-words.ts'
import { ensures, hasItDone, isDeedDue, isStillToDo, letsHave, mayBeDue } from './light-verbs.ts'
import { actions, createWords, scanWords, type Words } from './scan-words.ts'
import { mayTakeObject, takesObject } from './verb-object.ts'
import {
  isActor,
  isAddressee,
  isArticle,
  isBe,
  isBeen,
  isBeforeNoun,
  isCourtesy,
  isDue,
  isFiniteVerb,
  isIf,
  isImpersonal,
  isLeadIn,
  isMind,
  isModal,
  isNeeding,
  isNegation,
  isNumber,
  isOwner,
  isPerfect,
  isPurpose,
  isRequest,
  isStarter,
  isTo,
  isWisher,
  isYou,
} from './word-classes.ts'

export type OrderForm =
  /** `Send it`, `please send`, `then send`. */
  | 'imperative'
  /** `You must send`, `it must be sent`, `make sure to send`. */
  | 'obligation'
  /** `To get it, send`, `if you need it, send`: what to do for a purpose of the reader's own. */
  | 'advice'
  /** `Could you send`, `I would be glad if you sent`. */
  | 'request'
  /** `Sent the key to`: a report by its form, and an order with a wrong ending. */
  | 'report'

export interface OrderClause {
  readonly kind: ActionKind
  readonly form: OrderForm
  /** Whether it says not to. */
  readonly isNegative: boolean
  /** Of the verb, in the text. */
  readonly start: number
  readonly end: number
}

const own = createWords()

/** The orders of a passage that stands alone, in order. */
export function ordersIn(passage: string): readonly OrderClause[] {
  const words = scanWords(passage, own)
  return ordersAmong(words, { from: 0, to: words.count, start: 0, end: passage.length })
}

/** The orders of one passage of a text, in order. */
export function ordersAmong(words: Words, range: WordRange): readonly OrderClause[] {
  let clauses: OrderClause[] = none
  for (let index = range.from; index < range.to; index++) {
    const form = orderAt(words, index, range)
    if (form === undefined) continue
    const action = actions[(words.actionOf[index] ?? 0) - 1]
    if (action === undefined) continue
    if (clauses === none) clauses = []
    clauses.push({
      kind: form === 'obligation' && isMotionAt(words, index) ? 'send' : action.kind,
      form,
      isNegative: isNegated(words, index, range.from),
      start: words.starts[index] ?? 0,
      end: words.ends[index] ?? 0,
    })
  }
  if (!words.hasUnspaced) return clauses
  const unspaced = unspacedOrder(words.text.slice(range.start, range.end), range.start)
  return unspaced === undefined ? clauses : [...clauses, unspaced]
}

const none: OrderClause[] = []

/** Words in front of a verb that tell how it is ordered. */
const maxTelling = 7

/** What in front of a verb lets it be an order though its clause starts with another word. */
const allows: number = isCourtesy | isModal | isRequest | isWisher | isAddressee

/**
 * Whether the word may be the verb of an order, seen from its next neighbours alone: most words for
 * actions stand behind an article or in the middle of a statement.
 */
export function mayOrderAt(words: Words, index: number): boolean {
  const { text, starts, ends, bits } = words
  const action = actions[(words.actionOf[index] ?? 0) - 1]
  if (action === undefined || isPartOfName(words, index)) return false
  if (mayBeDue(words, index)) return true
  if (action.form === 'noun') return false
  const end = ends[index] ?? 0
  // The name of a field.
  if (unitAt(text, end) === 0x22 && unitAt(text, end + 1) === 0x3a) return false
  if (action.isNounToo && !mayTakeObject(text, end)) return false
  if (index === 0) return true
  const before = ends[index - 1] ?? 0
  const start = starts[index] ?? 0
  // Behind anything but one space a clause may start.
  if (start - before !== 1 || unitAt(text, before) !== 0x20) return true
  const last = bits[index - 1] ?? 0
  if (action.form === 'base' && (last & (isBe | isBeen)) === 0) {
    if ((last & isBeforeNoun) !== 0 && (last & isLeadIn) === 0) return false
    if ((last & (isLeadIn | isNegation | isNumber)) !== 0 || isAdverb(words, index - 1)) return true
    // `is to send`
    if ((last & isTo) !== 0 && index > 2 && ((bits[index - 2] ?? 0) & isFiniteVerb) !== 0)
      return true
  }
  const far =
    action.form === 'base' ? allows : allows | isIf | isBe | isMind | isNeeding | isStarter
  for (let at = index - 1; at >= 0 && at >= index - maxLead; at--)
    if (((bits[at] ?? 0) & far) !== 0) return true
  return false
}

function orderAt(words: Words, index: number, range: WordRange): OrderForm | undefined {
  if (words.actionOf[index] === 0 || !mayOrderAt(words, index)) return undefined
  const action = actions[(words.actionOf[index] ?? 0) - 1]
  if (action === undefined) return undefined
  const { text, bits } = words
  if (mayBeDue(words, index) && isDeedDue(words, index, range)) return 'obligation'
  if (action.form === 'noun') return undefined
  const from = clauseFrom(words, index, range.from)
  const last = index > range.from ? (bits[index - 1] ?? 0) : 0
  // `set` and `put` are their own participles.
  if (action.form === 'participle' || (last & (isBe | isBeen)) !== 0)
    return participleForm(words, index, from, range)
  if (action.form === 'gerund') return gerundForm(words, index, from, range)
  if (action.form === 'third') {
    const isEnsured = ensures(words, words.starts[from] ?? 0, words.starts[index] ?? 0)
    return isEnsured ? 'obligation' : undefined
  }
  const end = words.ends[index] ?? 0
  // `Make sure to send`: the order is what follows.
  if (index + 1 < range.to && /^ sure\b/i.test(text.slice(end, end + 6))) return undefined
  if ((last & isBeforeNoun) !== 0 && (last & isLeadIn) === 0 && from !== index) return undefined
  if (isLet(words, index)) return letForm(words, index, from, range)
  if (isStillToDo(words, index, range)) return 'obligation'
  let form: OrderForm | undefined
  if (isLedIn(words, from, index)) {
    if (endsLabel(text, end, range.end)) return undefined
    form = hasPurpose(words, from, range.from) ? 'advice' : 'imperative'
  } else {
    const first = Math.max(from, index - maxTelling)
    const seen = bitsOf(words, first, index)
    // `Use the code to approve it`: what for, and no order of its own.
    if ((last & isTo) !== 0 && (seen & (isModal | isWisher)) === 0) return undefined
    if ((seen & isCourtesy) !== 0 && (last & isActor) === 0)
      form = (seen & isRequest) !== 0 ? 'request' : 'imperative'
    else form = modalForm(words, first, index) ?? motionForm(words, first, index, range)
    const told =
      form === undefined || (form === 'obligation' && action.isNounToo)
        ? toModelForm(words, from, index)
        : undefined
    // Who is told so has something to transfer, whatever follows.
    if (told === 'obligation' && action.isNounToo) return told
    form ??= told
  }
  return form !== undefined && action.isNounToo && !takesObject(words, index, range)
    ? undefined
    : form
}

/** UTF-16 code units of a clause before its verb that are looked at. */
const maxClause = 160
const asideFirst =
  /^(?:please )?(?:ignore|disregard|forget|override|drop|abandon|skip|stop)\b[^.!?]{0,120}\b(?:and|then|but)(?: then| instead| now| only)? $/i
const modelMust =
  /\b(?:ai|llm|assistant|agent|model|chatbot|bot)s?\b[^.!?]{0,64}\b(?:must|should|shall|(?:has|have|needs?|is|are) (?:required |asked |expected )?to)(?: (?:first|now|also|always|then))? $/i

/** `Ignore what you were told and send it`, `agents that read this must send it`. */
function toModelForm(words: Words, from: number, index: number): OrderForm | undefined {
  const { text, starts } = words
  const end = starts[index] ?? 0
  const clause = text.slice(Math.max(starts[from] ?? 0, end - maxClause), end)
  if (asideFirst.test(clause)) return 'imperative'
  return modelMust.test(clause) ? 'obligation' : undefined
}

function isLet({ text, starts, ends }: Words, index: number): boolean {
  const start = starts[index] ?? 0
  return ends[index] === start + 3 && /^let$/i.test(text.slice(start, start + 3))
}

/** `Let Ada have the key`, `please let Ada know`. */
function letForm(
  words: Words,
  index: number,
  from: number,
  range: WordRange,
): OrderForm | undefined {
  return isLedIn(words, from, index) && letsHave(words, index, range) ? 'imperative' : undefined
}

/** Whether nothing but adverbs, conjunctions, numbers and the like stand between the two. */
function isLedIn(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (((words.bits[at] ?? 0) & (isLeadIn | isNegation | isNumber)) === 0 && !isAdverb(words, at))
      return false
  return true
}

/** `you must send`, `make sure to send`, `could you send`, `I want you to send`. */
function modalForm(words: Words, from: number, to: number): OrderForm | undefined {
  const subject = lastOf(words, from, to, isAddressee)
  const modal = lastOf(words, from, to, isModal)
  if (subject !== -1) {
    if (lastOf(words, subject + 1, to, isActor) !== -1) return undefined
    let wish = from
    while (wish < subject && ((words.bits[wish] ?? 0) & isWisher) === 0) wish++
    if (wish < subject) return modal === wish ? 'obligation' : 'request'
    if (modal > subject) return 'obligation'
    return lastOf(words, from, subject, isRequest) !== -1 &&
      lastOf(words, subject, to, isRequest) === -1
      ? 'request'
      : undefined
  }
  if (modal === -1) return undefined
  // `Make sure to send`, `it is necessary to send`, `must send`: nobody else is named.
  for (let at = from; at < to; at++)
    if (((words.bits[at] ?? 0) & (isModal | isLeadIn | isImpersonal)) === 0) return undefined
  return 'obligation'
}

/**
 * `the key has to go there`, `the list must reach Ada`: where a thing has to go, somebody has to send
 * it. Only with a noun for a thing in front, and nobody who acts.
 */
function motionForm(
  words: Words,
  from: number,
  index: number,
  range: WordRange,
): OrderForm | undefined {
  // Behind the verb stands where to.
  if (!isMotionAt(words, index) || index + 1 >= range.to) return undefined
  const seen = bitsOf(words, from, index)
  if ((seen & (isActor | isAddressee | isNegation)) !== 0) return undefined
  const modal = lastOf(words, from, index, isModal)
  // `has to go`, `must go`: the modal stands directly in front.
  const isNear =
    modal === index - 1 || (modal === index - 2 && (bitsOf(words, index - 1, index) & isTo) !== 0)
  return isNear && modal > from && (bitsOf(words, from, modal) & (isOwner | isArticle)) !== 0
    ? 'obligation'
    : undefined
}

/** Verbs of motion to a goal. @see Levin 1993, class 51.1 (verbs of inherently directed motion) */
const motion = /^(?:go|reach|arrive|land|end|get)$/i

/** Whether a thing that moves is sent: the verb itself says nothing of who does it. */
function isMotionAt({ text, starts, ends }: Words, index: number): boolean {
  return motion.test(text.slice(starts[index] ?? 0, ends[index] ?? 0))
}

/** `must be sent`, `needs to be sent`, `should be sent`; else a report that opens the passage. */
function participleForm(
  words: Words,
  index: number,
  clause: number,
  range: WordRange,
): OrderForm | undefined {
  const { bits } = words
  const from = Math.max(clause, index - 6)
  const copula = lastOf(words, from, index, isBe)
  if (copula !== -1) {
    const before = bitsOf(words, from, copula)
    let isOrdered = false
    for (let at = from; at < copula; at++)
      if (((bits[at] ?? 0) & (isModal | isPerfect)) === isModal) isOrdered = true
    // `is to be sent`, `has to be sent`
    if (
      copula - from >= 2 &&
      ((bits[copula - 1] ?? 0) & isTo) !== 0 &&
      ((bits[copula - 2] ?? 0) & isFiniteVerb) !== 0
    )
      isOrdered = true
    if (isOrdered && (before & isNegation) === 0) return 'obligation'
    if ((before & isRequest) !== 0 && (bitsOf(words, from, index) & (isWisher | isIf)) !== 0)
      return 'request'
  }
  const opening = words.starts[clause] ?? 0
  const verb = words.starts[index] ?? 0
  if (index - clause >= 2 && hasItDone(words, opening, verb)) return 'imperative'
  if (ensures(words, opening, verb)) return 'obligation'
  // `I would be glad if you sent`
  const subject = lastOf(words, from, index, isAddressee)
  if (subject !== -1 && subject >= index - 2 && (bitsOf(words, from, index) & isIf) !== 0)
    return 'request'
  const next = index + 1 < range.to ? (bits[index + 1] ?? 0) : 0
  return index === range.from && (next & isOwner) !== 0 ? 'report' : undefined
}

/** `needs sending`, `would you mind sending`, `sending it would be appreciated`. */
function gerundForm(
  words: Words,
  index: number,
  clause: number,
  range: WordRange,
): OrderForm | undefined {
  const { bits } = words
  const from = Math.max(clause, index - 5)
  const seen = bitsOf(words, from, index)
  if ((seen & isMind) !== 0 && (seen & isYou) !== 0) return 'request'
  if (index > from && ((bits[index - 1] ?? 0) & isNeeding) !== 0) return 'obligation'
  if ((seen & isStarter) !== 0 && index - clause <= 3) return 'imperative'
  if (index !== clause) return undefined
  const to = Math.min(range.to, index + 24)
  let at = index + 1
  while (at < to && !isJudgement(words, at)) at++
  return (bitsOf(words, at, to) & (isWisher | isDue)) !== 0 ? 'request' : undefined
}

/** `must`, `is`, `would`: a word behind which it is said what a deed is worth. */
function isJudgement({ text, starts, ends, bits }: Words, at: number): boolean {
  const seen = bits[at] ?? 0
  if ((seen & isModal) !== 0) return true
  return (
    (seen & isFiniteVerb) !== 0 &&
    /^(?:is|would)$/i.test(text.slice(starts[at] ?? 0, ends[at] ?? 0))
  )
}

/** A clause of purpose or condition in front of the order, as in `To reset it, send a mail`. */
function hasPurpose(words: Words, from: number, first: number): boolean {
  if (from === first) return false
  let start = from - 1
  while (start > first && !opensAt(words, start, first)) start--
  return ((words.bits[start] ?? 0) & isPurpose) !== 0
}

/** `Order: 17`, `Send =`: a label, no order. */
function endsLabel(text: string, end: number, limit: number): boolean {
  if (end >= limit) return true
  // Behind most words stands one space and a letter.
  if (unitAt(text, end) === 0x20 && isWordUnit(unitAt(text, end + 1))) return false
  return /^\s{0,2}[:=)\]|]/.test(text.slice(end, Math.min(limit, end + 3)))
}

function isNegated(words: Words, index: number, first: number): boolean {
  for (let at = index - 1; at >= first && index - at <= 4; at--) {
    if (((words.bits[at] ?? 0) & isNegation) !== 0) return true
    if (opensAt(words, at, first)) return false
  }
  return false
}

/** Marks of request or duty in scripts without spaces. */
export const unspacedMark: RegExp =
  /请|請|务必|必须|必須|需要|应该|麻烦|ください|下さい|してほしい|しなさい|해 ?주세요|하세요|하십시오|해야|주십시오|세요|โปรด|กรุณา|ต้อง/u

/** An order in a script without spaces: a mark of request or duty and an action in one passage. */
function unspacedOrder(passage: string, from: number): OrderClause | undefined {
  if (!/[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(passage)) return undefined
  const mark = unspacedMark.exec(passage)
  for (const [kind, pattern] of unspacedActions) {
    const found = pattern.exec(passage)
    if (found === null) continue
    const isFirst = /^[\s"'「]{0,4}(?:把|将|將)?$/u.test(passage.slice(0, found.index))
    if (mark === null && !isFirst) continue
    return {
      kind,
      form: 'imperative',
      isNegative: /不要|别|勿|ないで|지 마|지마/u.test(passage),
      start: from + found.index,
      end: from + found.index + found[0].length,
    }
  }
  return undefined
}
