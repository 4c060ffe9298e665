/**
 * Whether doing a thing twice does it twice. What makes something does; what brings about a state does
 * not, though a repeat of it with nothing between is one flow too many; nor does a look-up.
 */
import type { JsonObject } from '../../mcp/json.ts'
import {
  isLookUpOfSpending,
  isVerbOf,
  nounVerbs,
  readNouns,
  type VerbKind,
  verbKinds,
  wordsOfIdentifier,
} from '../verbs.ts'

export type Repeating = 'adds' | 'restates' | 'looks'

const kinds: readonly VerbKind[] = ['make', 'send', 'spend', 'delete', 'execute', 'administer']
/** Of things that are made: bringing about a state, which a repeat does not change. */
const states: ReadonlySet<string> = new Set(
  'set update change modify put assign enable disable lock unlock clear close cancel delete remove'.split(
    ' ',
  ),
)
/** Also verbs of making, none of rights or money. */
const adding: ReadonlySet<string> = new Set(
  'play invoke append duplicate copy import increment reserve write upvote'.split(' '),
)
/** Working a machine or a page: the same is done again and again. */
const working: ReadonlySet<string> = new Set(
  'click press scroll input type key navigate visit goto page cd mouse drag tap wait screenshot snapshot screen observe sleep'.split(
    ' ',
  ),
)

/** Looks whose next answer is another one, or that are made until it is. */
const moving: ReadonlySet<string> = new Set(
  'status progress state poll next more random roll flip draw wait time clock now current live tail log logs health ping queue latest new job jobs build builds pending ready'.split(
    ' ',
  ),
)

const known = new Map<string, Repeating | undefined>()
const maxKnown = 4_096
/** Words of a description in which its verb stands. */
const maxDescribed = 3

/**
 * Undefined for what works a page or a machine, and for looks that are made until their answer is
 * another. What nothing is known of is taken for a look: the mildest thing that a repeat can be.
 *
 * @param definition whose description says what a name without a known verb does
 */
export function repeatingOf(name: string, definition?: JsonObject): Repeating | undefined {
  let repeating = known.get(name)
  if (repeating === undefined && !known.has(name)) {
    repeating = makeRepeating(wordsOfIdentifier(name))
    if (known.size >= maxKnown) known.clear()
    if (name.length <= 256) known.set(name, repeating)
  }
  return repeating === 'looks' ? (describedAs(name, definition) ?? repeating) : repeating
}

/** By the first verb of the description, where the name has none: "Creates a ticket". */
function describedAs(name: string, definition: JsonObject | undefined): Repeating | undefined {
  const description = definition?.description
  if (typeof description !== 'string' || wordsOfIdentifier(name).some(isAnyVerb)) return undefined
  const said = wordsOfIdentifier(description.slice(0, 96)).slice(0, maxDescribed)
  const verb = said.map(withoutEnding).find(isAnyVerb)
  if (verb === undefined || isVerbOf('read', verb)) return undefined
  return makeRepeating([verb])
}

function isAnyVerb(word: string): boolean {
  return verbKinds.some((kind) => isVerbOf(kind, word))
}

/** "Creates", "Books": a description speaks of what the function does. */
function withoutEnding(word: string): string {
  return word.endsWith('s') && !isAnyVerb(word) ? word.slice(0, -1) : word
}

function makeRepeating(words: readonly string[]): Repeating | undefined {
  if (words.some((word) => working.has(word))) return undefined
  const looks = words.length === 0 || words.some(isMoving) ? undefined : 'looks'
  // `order_info`: the first word is a noun.
  if (nounVerbs.has(words[0] ?? '') && readNouns.has(words.at(-1) ?? '')) return looks
  if (isLookUpOfSpending(words)) return looks
  let found: Repeating | undefined
  for (const [at, word] of words.entries()) {
    // `get_ticket`, `search_purchases`: what is looked for is no deed.
    if (isVerbOf('read', word)) return found ?? looks
    const isDoing =
      adding.has(word) ||
      kinds.some((kind) => (at === 0 ? isVerbOf(kind, word) : isDeed(kind, word)))
    if (isDoing) found = found === 'adds' || !states.has(word) ? 'adds' : 'restates'
  }
  return found ?? looks
}

function isMoving(word: string): boolean {
  return moving.has(word)
}

function isDeed(kind: VerbKind, word: string): boolean {
  return isVerbOf(kind, word) && word !== 'new' && word !== 'issue' && word !== 'place'
}
