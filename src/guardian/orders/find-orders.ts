/**
 * Orders to a model in a text, with what speaks for each: how it is built, what it orders, to whom it
 * speaks, where it stands, and whether the user asked for it. No sentence is known by its wording.
 *
 * Each signal is worth points (`weights`); an order needs an action or an addressee of its own.
 * @see Greshake et al. 2023, arXiv:2302.12173; Liu et al. 2024, USENIX Security (prompt injection, a formal view)
 */
import type { ActionKind } from './action-words.ts'
import { type Frame, frameOf } from './frame.ts'
import { type Look, type Looked, lookThrough } from './look-through.ts'
import type { Offer } from './on-offer.ts'
import type { OrderClause, OrderForm } from './order-form.ts'
import { leafAround, passageAround, type Stretch } from './passages.ts'
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
}

export interface FoundOrder extends Stretch {
  readonly kind: ActionKind | undefined
  readonly form: OrderForm | undefined
  readonly signals: readonly Signal[]
  readonly targets: readonly Target[]
  /** Sum of the weights. */
  readonly score: number
}

/** UTF-16 code units of a text that are looked at: most of its start, and its end. */
export const maxHead = 49_152
export const maxTail = 16_384
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/

/** The orders of `text` by their place, each passage at most once. */
export function findOrders(text: string, setting: OrderSetting): readonly FoundOrder[] {
  if (text.length < 8) return []
  if (text.length > maxHead + maxTail) {
    const from = text.length - maxTail
    const tail = findOrders(text.slice(from), setting)
    return [
      ...findOrders(text.slice(0, maxHead), setting),
      ...tail.map((found) => ({ ...found, start: found.start + from, end: found.end + from })),
    ]
  }
  // A line feed as JSON and programs print it sticks to the word behind it.
  const plain = text.includes('\\') ? text.replace(/\\[nrt]/g, ' \n') : text
  return invisible.test(plain) ? findInFolded(plain, setting) : findIn(plain, setting)
}

/** Characters that nobody sees part no words. */
function findInFolded(text: string, setting: OrderSetting): readonly FoundOrder[] {
  const places: number[] = []
  let folded = ''
  for (let index = 0; index < text.length; index++) {
    const unit = text[index] ?? ''
    if (invisible.test(unit)) continue
    folded += unit
    places.push(index)
  }
  places.push(text.length)
  const at = (place: number): number => places[place] ?? text.length
  return findIn(folded, setting).map((found) => ({
    ...found,
    start: at(found.start),
    end: at(found.end),
  }))
}

function findIn(text: string, setting: OrderSetting): readonly FoundOrder[] {
  const look = lookThrough(text)
  if (look === undefined) return []
  const lower = text.toLowerCase()
  const orders = new Set(weightiest(look.passages, setting.offer))
  return look.passages.flatMap((looked) => {
    if (!orders.has(looked)) return []
    const found = judge(text, lower, looked, look, setting)
    return found === undefined ? [] : [found]
  })
}

/** Passages of one text that are judged: those that order most, or speak to somebody. */
const maxJudged = 32

function weightiest(passages: readonly Looked[], offer: Offer): readonly Looked[] {
  if (passages.length <= maxJudged) return passages
  const worth = ({ clauses, addressed }: Looked): number => {
    const clause = strongest(clauses, offer)
    return (
      (addressed === undefined ? 0 : 100) +
      (clause === undefined ? 0 : worthOfClause(clause, offer))
    )
  }
  return passages.toSorted((one, other) => worth(other) - worth(one)).slice(0, maxJudged)
}

const consequential: ReadonlySet<ActionKind> = new Set([
  'send',
  'spend',
  'change',
  'delete',
  'execute',
])

function judge(
  text: string,
  lower: string,
  looked: Looked,
  { passages, roles, form }: Look,
  setting: OrderSetting,
): FoundOrder | undefined {
  const leaf = leafAround(text, looked, form)
  // What belongs to an order may stand in the sentences beside it.
  const from = Math.max(leaf.start, looked.start - maxBeside)
  const to = Math.min(leaf.end, looked.end + maxBeside)
  const speaks = addressOf(passages, roles, from, to)
  const isFunction = namesFunction(looked.text, setting)
  const isRecord = form === 'structure' || form === 'key-lines'
  // A document gives orders to whoever reads it: how to install, whom to write to.
  if (!isRecord && speaks.length === 0 && !isFunction) return undefined
  const inLeaf = passages.filter(({ start }) => start >= leaf.start && start < leaf.end)
  const clause = strongest(looked.clauses, setting.offer)
  const found = new Set<Signal>()
  const targets = targetsIn(text.slice(looked.start, looked.end))
  // A target in the sentence beside counts where the order points at one: `send it there`.
  const pointed =
    targets.length === 0 && pointer.test(looked.text) ? targetsIn(text.slice(from, to)) : targets
  const fresh = pointed.filter((target) => isNew(target, lower, setting))
  if (clause !== undefined) {
    found.add(clause.form)
    if (urgent.test(looked.text)) found.add('urgent')
    if (fresh.length === 0 && clause.kind === 'send' && toWriter.test(looked.text))
      found.add('to-writer')
    if (fresh.length === 0 && isTitle(looked.text)) found.add('title')
    if (!setting.offer.isUnknown && !setting.offer.kinds.has(clause.kind)) found.add('not-on-offer')
  }
  if (fresh.length > 0) found.add('new-target')
  // A code that the text itself brings is given, not asked for.
  const isGiven = clause?.kind === 'read' && /\d{4}/.test(text.slice(looked.start, looked.end + 40))
  if (!isGiven && namesSecret(looked.text)) found.add('secret')
  if (givesValue(looked.text) || (targets.length === 0 && fresh.length === 0 && pointed.length > 0))
    found.add('value')
  if (isFunction) found.add('function')
  for (const signal of speaks) found.add(signal)
  const place = targets.length > 0 ? undefined : pointed[0]
  const other = place && passageAround(text, from + place.start, from + place.end, form)
  const frame = frameOf(text, leaf, lengthOf(inLeaf, other), form)
  addFrame(found, frame, inLeaf)
  addAsked(found, looked.text, pointed, setting)
  if (clause !== undefined) found.add(worthOf(clause.kind, looked.text, found))
  if (clause?.form === 'request' && /[?？]\s*$/.test(looked.text)) found.add('question')
  if (isComment(text, looked)) found.add('comment')
  const score = scoreOf(found, clause !== undefined, isRecord || speaks.length > 0)
  return {
    start: looked.start,
    end: looked.end,
    kind: clause?.kind,
    form: clause?.form,
    signals: [...found],
    targets: fresh,
    score,
  }
}

/** UTF-16 code units to each side in which somebody may be addressed, or a target named. */
const maxBeside = 240

/** What orders make up of their leaf; the sentence that names the target of one belongs to it. */
function lengthOf(passages: readonly Looked[], other: Stretch | undefined): number {
  const length = passages.reduce((sum, { start, end }) => sum + end - start, 0)
  const isCounted = passages.some(
    ({ start, end }) => other && other.start < end && other.end > start,
  )
  return other === undefined || isCounted ? length : length + other.end - other.start
}

/** To whom the passages between `from` and `to` speak. */
function addressOf(
  passages: readonly Looked[],
  roles: readonly number[],
  from: number,
  to: number,
): readonly Signal[] {
  const found = new Set<Signal>()
  for (const { start, end, addressed } of passages) {
    if (addressed === undefined || end <= from || start >= to) continue
    if (addressed.isModel) found.add('model')
    if (addressed.isTask) found.add('task')
    if (addressed.isSecret) found.add('secrecy')
    if (addressed.setsAside) found.add('role')
  }
  if (roles.some((at) => at >= from - maxMark && at < to)) found.add('role')
  return [...found]
}

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

/** A line of code that explains the next one, or a heading. */
function isComment(text: string, { start, text: passage }: Looked): boolean {
  if (/^(?:#{1,6}|\/\/|\/\*|--)\s/.test(passage)) return true
  const line = text.slice(Math.max(0, start - 12), start)
  return /(?:^|\n)[ \t]{0,8}(?:#{1,6}|\/\/|\/\*|--)\s{0,2}$/.test(line)
}

/** Words that want it done now, or on top of what is being done anyway. */
const urgent =
  /\b(?:as well|too|also|in addition|on top of|ahead of|before you|auch|también|aussi|anche|também|please|kindly|immediately|now|right away|at once|asap|as soon as possible|urgently|first|before anything|directly|bitte|sofort|por favor|ahora|veuillez|maintenant|subito|urgente)\b|пожалуйста|сейчас|также|请|也|再|ください|세요|马上|立即/iu
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
function namesFunction(passage: string, { offer: { names }, called }: OrderSetting): boolean {
  if (names.size === 0) return false
  for (const { 0: name } of passage.matchAll(/[A-Za-z][\w.:/-]{4,80}\w/g))
    if (name.toLowerCase() !== called && names.has(name.toLowerCase())) return true
  return false
}

/** Passages with orders in one leaf from which on it is a manual. */
const manual = 3

function addFrame(found: Set<Signal>, frame: Frame, inLeaf: readonly Looked[]): void {
  if (frame.isContent) found.add('record')
  else if (frame.isRecord) found.add('program')
  if (frame.isContent && frame.share > 0.5) found.add('whole-field')
  if (frame.isLetter) found.add('letter')
  const orders = inLeaf.filter(
    ({ clauses, addressed }) => clauses.length > 0 && addressed === undefined,
  )
  if (orders.length >= manual) found.add('manual')
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
