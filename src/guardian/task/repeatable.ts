/**
 * Whether doing a thing twice does it twice. What makes something is; what brings about a state is
 * not, though a repeat of it with nothing between is one flow too many.
 */
import { isVerbOf, nounVerbs, readNouns, type VerbKind, wordsOfIdentifier } from '../verbs.ts'

export type Repeating = 'adds' | 'restates'

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
  'click press scroll input type key navigate visit goto page cd mouse drag tap wait'.split(' '),
)

const known = new Map<string, Repeating | undefined>()
const maxKnown = 4_096

/** Undefined for what only looks, or works a page or a machine. */
export function repeatingOf(name: string): Repeating | undefined {
  if (known.has(name)) return known.get(name)
  const repeating = makeRepeating(wordsOfIdentifier(name))
  if (known.size >= maxKnown) known.clear()
  if (name.length <= 256) known.set(name, repeating)
  return repeating
}

function makeRepeating(words: readonly string[]): Repeating | undefined {
  if (words.some((word) => working.has(word))) return undefined
  // `order_status`: the first word is a noun.
  if (nounVerbs.has(words[0] ?? '') && readNouns.has(words.at(-1) ?? '')) return undefined
  let found: Repeating | undefined
  for (const [at, word] of words.entries()) {
    // `get_ticket`, `search_purchases`: what is looked for is no deed.
    if (isVerbOf('read', word)) return found
    const isDoing =
      adding.has(word) ||
      kinds.some((kind) => (at === 0 ? isVerbOf(kind, word) : isDeed(kind, word)))
    if (isDoing) found = found === 'adds' || !states.has(word) ? 'adds' : 'restates'
  }
  return found
}

function isDeed(kind: VerbKind, word: string): boolean {
  return isVerbOf(kind, word) && word !== 'new' && word !== 'issue' && word !== 'place'
}
