/**
 * What the user asks for, as far as words tell: the forms of all of the user's turns, and those of
 * a question that the last turn said yes to. Made once for each turn.
 */
import { intentIn } from '../../trajectory/intent.ts'
import type { TrajectoryView, Turn } from '../../trajectory/memory.ts'
import { formsOfText } from './words.ts'

export interface Asked {
  /** The user's own words, latest turn first, and the same in lower case. */
  readonly written: string
  readonly text: string
  /** Words of the user, and of a question that the user just confirmed. */
  readonly forms: ReadonlySet<string>
  /** Whether the words of functions, which are English, can be looked for in it. */
  readonly isComparable: boolean
  readonly turn: Turn
}

/** Turns that are looked at, latest first, and UTF-16 code units of each. */
const maxTurns = 16
const maxText = 4_096
const maxWords = 700
/** Words that a request needs to be held against anything: a greeting asks for nothing. */
const minForms = 2
/** Code units up to which a turn may be nothing but a yes. */
const maxAssent = 64

const known = new WeakMap<Turn, Asked>()

/** Undefined where no turn of the user is known; what a script declares is no word of the user. */
export function askedIn(past: TrajectoryView): Asked | undefined {
  const { turns } = past
  const turn = turns.at(-1)
  if (turn === undefined) return undefined
  const before = known.get(turn)
  if (before !== undefined) return before
  const words: string[] = []
  for (let at = turns.length - 1; at >= 0 && words.length < maxTurns; at--) {
    const one = turns[at]
    if (one?.source === 'user') words.push(one.text.slice(0, maxText))
  }
  if (words.length === 0) return undefined
  const text = words.join('\n')
  const confirmed = turn.text.length <= maxAssent ? intentIn(past).confirmed?.text : undefined
  const forms = formsOfText(confirmed === undefined ? text : `${text}\n${confirmed}`, maxWords)
  const asked = {
    written: text,
    text: text.toLowerCase(),
    forms,
    isComparable: forms.size >= minForms && isEnglish(text),
    turn,
  }
  known.set(turn, asked)
  return asked
}

const english =
  /\b(?:the|a|an|and|of|to|in|for|is|are|me|my|i|you|what|how|can|could|please|with|on|want|need)\b/gi

/** Whether a text is written mostly in English: its short words are. */
function isEnglish(text: string): boolean {
  const sample = text.slice(0, 1_024)
  const words = sample.match(/[\p{L}]+/gu)?.length ?? 0
  const short = sample.match(english)?.length ?? 0
  const plain = sample.match(/[a-z]/gi)?.length ?? 0
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  return letters > 0 && plain / letters > 0.9 && (words < 5 || short / words > 0.08)
}
