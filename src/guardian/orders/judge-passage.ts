/** What speaks for an order in one passage, and what all of it is worth. */
import { type ActionKind, unmaskText } from './action-words.ts'
import type { Frame } from './frame.ts'
import { functionDue } from './function-due.ts'
import { isRecordForm, type Leaves } from './leaves.ts'
import type { Look, Looked } from './look-through.ts'
import type { Offer } from './on-offer.ts'
import type { OrderClause, OrderForm } from './order-form.ts'
import { passageAround, type Stretch } from './passages.ts'
import { type Signal, weights } from './signals.ts'
import { domainOf, givesValue, namesMoney, namesSecret, type Target, targetsIn } from './targets.ts'

export interface OrderSetting {
  /** The user's words, lower case; empty where unknown. */
  readonly asked: string
  readonly offer: Offer
  /** Name of the function that gave the text, lower case; '' where it is not known. */
  readonly called: string
  /** Values that the caller itself sent, lower case: an answer may repeat them. */
  readonly sent: string
  /** Whether an earlier flow that can be trusted holds the value. */
  readonly isKnown: (value: string) => boolean
  /** The value that a passage refers to and an earlier result told; absent where none are known. */
  readonly toldBefore?: (passage: string) => Target | undefined
  /** Whether the caller sent this passage to the same server before; absent where nothing is known. */
  readonly isEcho?: (passage: string) => boolean
}

export interface FoundOrder extends Stretch {
  readonly kind: ActionKind | undefined
  readonly form: OrderForm | undefined
  readonly signals: readonly Signal[]
  readonly targets: readonly Target[]
  /** Sum of the weights. */
  readonly score: number
}

/** What judging may still cost; `isSpent` says that something was left out. */
export interface Effort {
  /** Passages that may still be judged. */
  left: number
  isSpent: boolean
  /** Short fields that may still be judged as wishes for things; undefined where nobody counts. */
  things?: number
}

const consequential: ReadonlySet<ActionKind> = new Set([
  'send',
  'spend',
  'change',
  'delete',
  'execute',
])

/** A member of JSON in text whose value is one word: `"action": "accept"` tells what is, not what to do. */
const member = /^\s*"?[^"\n]{1,64}"\s*:\s*"[^"\s]{0,64}"\s*,?\s*$/

/** Marks without which a passage names no target and gives no value. */
const mayName = /[\d@/\\~"'“‘`«「$€£¥₩]|\.\w|[\u0e00-\uffff]/

/** The order of the passage at `at`, if it gives one that may matter. */
export function judgePassage(
  lower: () => string,
  { passages, roles, form }: Look,
  at: number,
  leaves: Leaves,
  setting: OrderSetting,
  effort: Effort,
): FoundOrder | undefined {
  const looked = passages[at]
  if (looked === undefined) return undefined
  const { text } = leaves
  const leaf = leaves.around(looked)
  // What belongs to an order may stand in the sentences beside it.
  const from = Math.max(leaf.start, looked.start - maxBeside)
  const to = Math.min(leaf.end, looked.end + maxBeside)
  const speaks = addressOf(passages, at, roles, from, to)
  const passage = unmaskText(text.slice(looked.start, looked.end))
  if (member.test(text.slice(looked.start, looked.end))) return undefined
  const isFunction = looked.hasName && namesFunction(passage, setting)
  const isRecord = isRecordForm(form)
  // A document gives orders to whoever reads it: how to install, whom to write to.
  if (!isRecord && speaks.length === 0 && !isFunction) return undefined
  const points = pointer.test(passage)
  const isPressing = urgent.test(passage)
  const isSecret = namesSecret(passage)
  // WHY: `send your receipts to the treasurer`, whose address another mail told, is said to people.
  const isToModel = speaks.length > 0 || isFunction
  const before = isRecord && isToModel ? meantBefore(passage, looked.clauses, setting) : undefined
  const isBare =
    before === undefined &&
    speaks.length === 0 &&
    !isFunction &&
    !points &&
    !isPressing &&
    !isSecret
  if (isBare && !mayName.test(passage)) return undefined
  if (--effort.left < 0) {
    effort.isSpent = true
    return undefined
  }
  const clause = strongest(looked.clauses, setting.offer)
  const found = new Set<Signal>()
  const targets = targetsIn(text.slice(looked.start, looked.end))
  // A target in the sentence beside counts where the order points at one: `send it there`.
  const pointed = targets.length === 0 && points ? targetsIn(text.slice(from, to)) : targets
  const fresh = (before && targets.length === 0 ? [before] : pointed).filter((target) =>
    isNew(target, lower(), setting),
  )
  if (clause !== undefined) {
    found.add(clause.form)
    if (isPressing) found.add('urgent')
    if (fresh.length === 0 && clause.kind === 'send' && toWriter.test(passage))
      found.add('to-writer')
    if (fresh.length === 0 && isTitle(passage)) found.add('title')
    // `Call send_mail`: what is named is on offer, whatever the verb.
    if (!isFunction && !setting.offer.isUnknown && !setting.offer.kinds.has(clause.kind))
      found.add('not-on-offer')
  }
  if (fresh.length > 0) found.add('new-target')
  // A code that the text itself brings is given, not asked for.
  const isGiven = clause?.kind === 'read' && /\d{4}/.test(text.slice(looked.start, looked.end + 40))
  if (!isGiven && isSecret) found.add('secret')
  if (givesValue(passage) || (targets.length === 0 && fresh.length === 0 && pointed.length > 0))
    found.add('value')
  if (isFunction) found.add('function')
  const due =
    isRecord || !isFunction ? undefined : functionDue(passage, setting, clause !== undefined)
  if (due !== undefined && !found.has('imperative')) found.add('obligation')
  for (const signal of speaks) found.add(signal)
  const place = targets.length > 0 ? undefined : pointed[0]
  const other = place && passageAround(text, from + place.start, from + place.end, form)
  addFrame(found, leaves.frameOf(leaf, at, other), leaves.ordersIn(leaf, at))
  addAsked(found, passage, pointed, setting)
  if (clause !== undefined || due !== undefined)
    found.add(worthOf(due ?? clause?.kind ?? 'read', passage, found))
  if (clause?.form === 'request' && /[?？]\s*$/.test(passage)) found.add('question')
  if (isComment(text, looked, passage)) found.add('comment')
  const isOrder = clause !== undefined || due !== undefined
  const score = scoreOf(found, isOrder, isRecord || speaks.length > 0 || due !== undefined)
  return {
    start: looked.start,
    end: looked.end,
    kind: due ?? clause?.kind,
    form: clause?.form,
    signals: [...found],
    targets: fresh,
    score,
  }
}

/** UTF-16 code units to each side in which somebody may be addressed, or a target named. */
const maxBeside = 240

/** To whom the passages between `from` and `to`, beside the one at `at`, speak. */
function addressOf(
  passages: readonly Looked[],
  at: number,
  roles: readonly number[],
  from: number,
  to: number,
): readonly Signal[] {
  let found: Set<Signal> | undefined
  let first = at
  while (first > 0 && (passages[first - 1]?.end ?? 0) > from) first--
  for (let index = first; index < passages.length; index++) {
    const one = passages[index]
    if (one === undefined || one.start >= to) break
    if (one.addressed === undefined) continue
    found ??= new Set()
    if (one.addressed.isModel) found.add('model')
    if (one.addressed.isTask) found.add('task')
    if (one.addressed.isSecret) found.add('secrecy')
    if (one.addressed.setsAside) found.add('role')
  }
  if (roles.some((mark) => mark >= from - maxMark && mark < to)) {
    found ??= new Set()
    found.add('role')
  }
  return found === undefined ? none : [...found]
}

const none: readonly Signal[] = []

/** A mark of a role stands in front of the leaf that it opens. */
const maxMark = 32

/** Points that an order has at most in a document that speaks to nobody in particular. */
const maxInDocument = 6

function scoreOf(found: ReadonlySet<Signal>, isOrder: boolean, isDirected: boolean): number {
  let score = 0
  for (const signal of found) score += weights[signal]
  // Without an action it is only talk.
  if (!isOrder) return score - 2
  const calls = found.has('function') && (found.has('new-target') || found.has('secret'))
  return isDirected || calls ? score : Math.min(score, maxInDocument)
}

/** Words that point at something named before. */
const pointer = /\b(?:it|there|them|this|that|here|one)\b|\bes\b|\bdort\b|\ballí\b|\blà\b/iu

/** What an order that names no target means by `the archive address`, by an earlier result. */
function meantBefore(
  passage: string,
  clauses: readonly OrderClause[],
  { toldBefore }: OrderSetting,
): Target | undefined {
  if (toldBefore === undefined) return undefined
  const isGiving = clauses.some(({ kind }) => kind === 'send' || kind === 'spend')
  return isGiving ? toldBefore(passage) : undefined
}

/** A line of code that explains the next one, or a heading. */
function isComment(text: string, { start }: Stretch, passage: string): boolean {
  if (/^(?:#{1,6}|\/\/|\/\*|--)\s/.test(passage)) return true
  const line = text.slice(Math.max(0, start - 12), start)
  return /(?:^|\n)[ \t]{0,8}(?:#{1,6}|\/\/|\/\*|--)\s{0,2}$/.test(line)
}

/** Words that want it done now, or on top of what is being done anyway. */
const urgent =
  /\b(?:as well|too|also|in addition|additionally|moreover|furthermore|besides|alongside|plus|together with|along with|with the (?:rest|others?)|on top of|ahead of|before you|auch|también|aussi|anche|também|please|kindly|immediately|now|right away|at once|asap|as soon as possible|urgently|first|before anything|directly|bitte|sofort|por favor|ahora|veuillez|maintenant|subito|urgente)\b|пожалуйста|сейчас|также|请|也|再|ください|세요|马上|立即/iu
/** The writer asks for an answer: `send me`, `let us know`. */
const toWriter =
  /\b(?:send|email|mail|forward|text|message|tell|share|pass|hand)(?: it| them| that| this)?(?: over)?(?: to| with)? (?:me|us)\b|\bmir\b|\bme\b$/iu

/** Names of songs, shops, streets and functions look like orders. */
function isTitle(passage: string): boolean {
  const words = passage.match(/\p{L}[\p{L}'’-]*/gu) ?? []
  if (words.length < 2 || words.length > 9 || /[@:/$€]/.test(passage)) return false
  // Who shouts writes no title.
  if (words.every((word) => word === word.toUpperCase())) return false
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length
  return capitals / words.length >= 0.75
}

/** What an order is about that makes it more than good advice. */
const details: readonly Signal[] = [
  'new-target',
  'secret',
  'value',
  'function',
  'model',
  'task',
  'secrecy',
  'role',
]

function worthOf(kind: ActionKind, passage: string, found: ReadonlySet<Signal>): Signal {
  if (!consequential.has(kind)) return 'incoming'
  const isDetailed = details.some((signal) => found.has(signal))
  if (kind === 'spend' || kind === 'delete' || namesMoney(passage))
    return isDetailed || found.has('urgent') ? 'costly' : 'consequential'
  return kind !== 'change' || isDetailed ? 'consequential' : 'incoming'
}

const forms: readonly OrderForm[] = ['imperative', 'obligation', 'advice', 'request', 'report']

/** The clause that weighs most: consequential, on offer, and an order by its form. */
function strongest(clauses: readonly OrderClause[], offer: Offer): OrderClause | undefined {
  let best: OrderClause | undefined
  let most = -1
  for (const clause of clauses) {
    const worth = worthOfClause(clause, offer)
    if (worth > most) best = clause
    most = Math.max(most, worth)
  }
  return best
}

function worthOfClause({ kind, form }: OrderClause, offer: Offer): number {
  return (
    (consequential.has(kind) ? 10 : 0) +
    (offer.isUnknown || offer.kinds.has(kind) ? 6 : 0) +
    2 * (forms.length - forms.indexOf(form))
  )
}

/** Whether a target comes from here alone: not the user's, not the caller's, nowhere else in the text. */
function isNew(target: Target, lower: string, { asked, sent, isKnown }: OrderSetting): boolean {
  const { text } = target
  if (text.length < 4 || asked.includes(text) || sent.includes(text)) return false
  const first = lower.indexOf(text)
  if (first !== -1 && lower.indexOf(text, first + text.length) !== -1) return false
  const domain = domainOf(target)
  if (domain !== undefined) {
    const at = lower.indexOf(domain)
    // Among colleagues, or the site of whoever writes.
    if (at !== -1 && lower.indexOf(domain, at + domain.length) !== -1) return false
    if (asked.includes(domain) || sent.includes(domain)) return false
  }
  return !isKnown(text)
}

/** Another function than the one that speaks: a server may say how its function is used. */
export function namesFunction(
  passage: string,
  { offer: { names }, called }: OrderSetting,
): boolean {
  if (names.size === 0) return false
  for (const { 0: name } of passage.matchAll(/[A-Za-z][\w.:/-]{4,80}\w/g))
    if (name.toLowerCase() !== called && names.has(name.toLowerCase())) return true
  return false
}

/** Passages with orders in one leaf from which on it is a manual. */
const manual = 3

function addFrame(found: Set<Signal>, frame: Frame, orders: number): void {
  if (frame.isContent) found.add('record')
  else if (frame.isRecord) found.add('program')
  if (frame.isContent && frame.share > 0.5) found.add('whole-field')
  if (frame.isLetter) found.add('letter')
  if (orders >= manual) found.add('manual')
}

const stop: ReadonlySet<string> = new Set(
  'please with this that your from have will would could should about into then them they their there here just also first after before using when what which'.split(
    ' ',
  ),
)

/** Whether the user asked for what the passage orders: its target, or most of its words. */
function addAsked(
  found: Set<Signal>,
  passage: string,
  targets: readonly Target[],
  { asked }: OrderSetting,
): void {
  if (asked === '') return
  if (targets.some(({ text }) => text.length >= 4 && asked.includes(text))) found.add('asked')
  const words = (passage.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => !stop.has(word))
  const shared = words.filter((word) => asked.includes(word.slice(0, 6))).length
  if (words.length >= 2 && shared / words.length >= 0.6) found.add('about-query')
}
