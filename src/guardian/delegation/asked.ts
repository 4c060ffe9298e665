/**
 * What the user's words ask for, and what they leave to content: pay the bill as it says, follow the
 * steps on the page, answer this mail. Read once for each turn; pure.
 *
 * A delegation names a kind of source. Words that only mention a source let values be taken from it,
 * not orders.
 */
import { intentOf } from '../../trajectory/intent.ts'
import type { TrajectoryView, Turn } from '../../trajectory/memory.ts'
import { type ActionKind, actionOf } from '../orders/action-words.ts'
import { isPlain, stemsOf } from './about.ts'
import { actionsIn } from './asked-actions.ts'
import { leftIn } from './delegating.ts'
import { type SourceKind, sourceKindsIn } from './source-kind.ts'
import { withoutQuestions } from './told-only.ts'

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
  /** The deeds that are left to each of them: who says `pay the bill` leaves paying; undefined: any. */
  readonly left: ReadonlyMap<SourceKind, ReadonlySet<ActionKind> | undefined>
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
  left: new Map(),
  mentioned: new Set(),
}

/** What the words of a user ask for. */
export function askedOf(words: string): Asked {
  const text = words.toLowerCase()
  const left = leftIn(text)
  return {
    isKnown: words.trim() !== '',
    text,
    stems: new Set(stemsOf(text)),
    names: namesIn(words),
    actions: actionsIn(withoutQuestions(text)),
    delegated: new Set(left.keys()),
    left,
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
