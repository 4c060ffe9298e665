/**
 * What the user's words ask for, and what they leave to content: pay the bill as it says, follow the
 * steps on the page, answer this mail. Read once for each turn; pure.
 *
 * A delegation names a kind of source. Words that only mention a source let values be taken from it,
 * not orders.
 */
import { intentOf } from '../../trajectory/intent.ts'
import type { TrajectoryView, Turn } from '../../trajectory/memory.ts'
import { type ActionKind, actionOf, unspacedActions } from '../orders/action-words.ts'
import { isPlain, stemsOf } from './about.ts'
import { type SourceKind, sourceKindsIn } from './source-kind.ts'

export interface Asked {
  /** Whether the user's own words are known; what a model or script declares are none. */
  readonly isKnown: boolean
  /** The user's words of the latest turns, and what they agreed to; lower case. */
  readonly text: string
  /** First letters of the words that tell something. */
  readonly stems: ReadonlySet<string>
  /** Names that the user mentions, lower case. */
  readonly names: readonly string[]
  /** The actions that the words name. */
  readonly actions: ReadonlySet<ActionKind>
  /** Kinds of sources whose orders are to be followed. */
  readonly delegated: ReadonlySet<SourceKind>
  /** Kinds of sources that are mentioned. */
  readonly mentioned: ReadonlySet<SourceKind>
}

/** Turns, and UTF-16 code units of them, that are looked at. */
const maxTurns = 8
const maxText = 16_384
const maxNames = 32

const read = new WeakMap<Turn, Asked>()

/** What the user asked for, as of the current turn. */
export function askedIn(past: TrajectoryView): Asked {
  const current = past.turns.at(-1)
  if (current === undefined) return nothing
  let asked = read.get(current)
  if (asked === undefined) {
    asked = current.source === 'user' ? askedOf(wordsOf(past)) : nothing
    read.set(current, asked)
  }
  return asked
}

function wordsOf({ turns, observations }: TrajectoryView): string {
  const responses = observations.flatMap(({ kind, flow, leaves }) => {
    const text = kind === 'response' ? leaves[0]?.[1] : undefined
    return typeof text === 'string' ? [{ flow, text }] : []
  })
  const { words, confirmed } = intentOf(
    turns.filter(({ source }) => source === 'user'),
    responses,
  )
  const latest = words.slice(-maxTurns).map((text) => text.slice(0, maxText))
  return [...latest, confirmed?.text ?? ''].join('\n').slice(-maxText)
}

const nothing: Asked = {
  isKnown: false,
  text: '',
  stems: new Set(),
  names: [],
  actions: new Set(),
  delegated: new Set(),
  mentioned: new Set(),
}

/** What the words of a user ask for. */
export function askedOf(words: string): Asked {
  const text = words.toLowerCase()
  return {
    isKnown: words.trim() !== '',
    text,
    stems: new Set(stemsOf(text)),
    names: namesIn(words),
    actions: actionsIn(text),
    delegated: delegatedIn(text),
    mentioned: sourceKindsIn(text),
  }
}

/** Words with a capital letter that are no start of a sentence, and those that could be a name. */
function namesIn(words: string): readonly string[] {
  const names = new Set<string>()
  for (const { 0: word } of words.matchAll(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{2,24}(?!\p{L})/gu)) {
    const lower = word.toLowerCase()
    if (names.size >= maxNames) break
    if (!isPlain(lower) && !common.has(lower) && actionOf(lower) === undefined) names.add(lower)
  }
  return [...names]
}

const common: ReadonlySet<string> = new Set(
  'the you and for are can how could was has had did let may might not yes any all who why where its she her him his our out one two three but both hello hey dear thanks thank monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december'.split(
    ' ',
  ),
)

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
  if (isNext || listed.has(at))
    return !words.slice(Math.max(0, at - 4), at).some((word) => isThing(word))
  if (determiners.has(before)) return making.has(words[at - 2] ?? '')
  return asking.has(before) || making.has(before)
}

/** Whether a word names what is sent or bought: `mail`, `orders`. */
function isThing(word: string): boolean {
  const action = actionOf(word.endsWith('s') ? word.slice(0, -1) : word)
  return action?.isNounToo === true && (action.kind === 'send' || action.kind === 'spend')
}

function actionsIn(text: string): ReadonlySet<ActionKind> {
  const found = new Set<ActionKind>()
  const words: string[] = []
  /** Places of words that open a sentence, and of those that follow a comma. */
  const openings = new Set<number>()
  const listed = new Set<number>()
  let end = 0
  for (const { 0: word, index } of text.matchAll(/\p{L}{2,24}/gu)) {
    const between = text.slice(end, index)
    if (words.length === 0 || /[.!?:;\n()"”–—]/.test(between)) openings.add(words.length)
    else if (between.includes(',')) listed.add(words.length)
    words.push(word)
    end = index + word.length
  }
  for (const [at, word] of words.entries()) {
    const action = actionOf(word)
    if (action === undefined) continue
    if (action.kind === 'send' && answered.has(words[at + 1] ?? '')) continue
    if (action.isNounToo && !isOrdered(words, at, openings, listed)) continue
    // `The message Bob sent` tells of a deed; `have it sent` asks for one.
    if (action.form === 'participle' && !wished.has(words[at - 1] ?? '')) continue
    found.add(action.kind)
  }
  if (/[\u0e00-\u9fff\uac00-\ud7af]/.test(text))
    for (const [kind, pattern] of unspacedActions) if (pattern.test(text)) found.add(kind)
  return found
}

/** Words that leave what is done to a source, and not only what is read there. */
const leaving = new RegExp(
  [
    String.raw`\b(?:follow|obey|fulfill?|honou?r|grant|comply with|see to|attend to|sort out|execute|perform|complete|implement|carry(?:ing)? out|work through|go through|act on|handle|process|take care of|deal with|do) (?:\S{1,24} ){0,6}?(?:instructions?|steps?|directions?|guide|tutorial|tasks?|to-?dos?|list|actions?|requests?|items|things|what|everything|whatever|all|it says|recipe|procedure)\b`,
    String.raw`\b(?:as|what(?:ever)?|everything|how|the way) (?:\S{1,24} ){0,4}?(?:says?|said|asks?|asked|tells?|told|describ\w{1,4}|request\w{0,3}|instruct\w{0,3}|wants?|states?|stated|indicat\w{1,4}|specif\w{1,5}|mention\w{0,3}|listed|written|suggest\w{0,3}|recommend\w{0,3})\b`,
    String.raw`\b(?:according to|in accordance with|per the|based on|by following|as per|mentioned in|listed in|described in|specified in|given in|from the instructions)\b`,
    String.raw`\b(?:answer|reply|respond|react)(?:ing)?(?: to)?\b`,
    String.raw`\b(?:pay|settle|clear)(?: \S{1,24}){0,4} (?:bills?|invoices?|rent|dues|fees?|statement)\b`,
    String.raw`\b(?:folge|befolge|erledige|bearbeite|beantworte|laut|gemäß|wie (?:\S{1,24} ){0,4}(?:steht|beschrieben|verlangt))\b`,
    String.raw`\b(?:sigue|según|responde|haz (?:todo )?lo que|como (?:dice|indica)|suis|suivez|selon|réponds|répondez|fais ce que|segui|secondo|rispondi|siga|segundo|responda|conforme)\b`,
    '(?:按照|根据|照着|回复|に従って|通りに|返信|대로|따라|답장)',
    '(?:следуй|согласно|ответь|ответьте|выполни|как (?:указано|написано))',
  ].join('|'),
  'iu',
)

/** The kinds of sources that a delegating sentence names; those of its neighbours where it names none. */
function delegatedIn(text: string): ReadonlySet<SourceKind> {
  const found = new Set<SourceKind>()
  const sentences = text.split(/(?<=[.!?。！？])\s|\n/, 128)
  for (const sentence of sentences) {
    if (!leaving.test(sentence.slice(0, 1_000))) continue
    const own = sourceKindsIn(sentence)
    for (const kind of own.size > 0 ? own : sourceKindsIn(text)) found.add(kind)
  }
  return found
}
