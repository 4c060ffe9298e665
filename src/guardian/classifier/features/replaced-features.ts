/** Whether a value has taken the place of another: of one that the user said, or of an earlier one. */
import type { Observation } from '../../../trajectory/observation.ts'
import type { ValueOrigin } from '../../../trajectory/provenance/origin.ts'
import { unnamed } from '../../task/said-values.ts'
import type { Put } from '../feature-table.ts'
import { differsSlightly, formOfToken, type TokenForm, tokensIn } from './token-form.ts'

/** Values of a call, and earlier calls, that are looked at. */
const maxValues = 32
const maxCalls = 8

const swappable: ReadonlySet<TokenForm> = new Set(['email', 'url', 'number', 'code', 'name'])

export interface Replaceable {
  /** The user's words of this turn, and of all turns. */
  readonly turn: string
  readonly said: string
  readonly origins: readonly ValueOrigin[]
  /** Calls of this turn, latest first, and the latest of the same function. */
  readonly calls: readonly Observation[]
  readonly before: Observation | undefined
}

export function putReplaced(put: Put, { turn, said, origins, calls, before }: Replaceable): void {
  const taken = new Set<string>()
  for (const { value } of origins) addTokens(taken, value)
  for (const { leaves } of calls.slice(0, maxCalls))
    for (const [, value] of leaves.slice(0, maxValues)) addTokens(taken, value)
  const unused = freeTokens(turn, taken)
  const all = turn === said ? unused : freeTokens(said, taken)
  const forms = new Set(unused.map(formOfToken))
  const earlier = new Map(before?.leaves.slice(0, maxValues))
  let overruled = 0
  let replaced = 0
  let near = 0
  let changed = 0
  for (const { pointer, value, source, from } of origins.slice(0, maxValues)) {
    if (typeof value === 'boolean' || source === 'schema') continue
    const tokens = tokensIn(String(value)).slice(0, 8)
    if (from.length > 0) {
      const isGiven = from.every(({ integrity }) => integrity !== 'user' && integrity !== 'host')
      if (isGiven && tokens.some((token) => isSwappable(token) && forms.has(formOfToken(token))))
        overruled++
      continue
    }
    if (
      tokens.some((token) =>
        all.some((one) => differsSlightly(token.toLowerCase(), one.toLowerCase())),
      )
    )
      near++
    if (tokens.some((token) => isSwappable(token) && forms.has(formOfToken(token)))) replaced++
    const was = earlier.get(pointer)
    if (was !== undefined && was !== value) changed++
  }
  put('overruled', overruled)
  put('replaced', replaced)
  put('near-token', near)
  if (before !== undefined) put('changed-unsaid', changed)
  put('tokens-unused', unused.length)
}

function addTokens(into: Set<string>, value: string | number | boolean): void {
  for (const token of tokensIn(String(value).slice(0, 512))) into.add(token.toLowerCase())
}

/** What the text names and nothing took; capitals that only begin a sentence name nothing. */
function freeTokens(text: string, taken: ReadonlySet<string>): readonly string[] {
  return tokensIn(text)
    .filter((token, at) => at > 0 || formOfToken(token) !== 'name')
    .filter(
      (token) => isSwappable(token) && !unnamed.test(token) && !taken.has(token.toLowerCase()),
    )
    .slice(0, 64)
}

function isSwappable(token: string): boolean {
  return token.length > 1 && swappable.has(formOfToken(token))
}

const correction =
  /\b(?:sorry|actually|correction|i meant|i mean|make (?:it|that)|instead|rather|wait|scratch|change (?:it|that)|not what|wrong|mistake|mistyped|typo|should be|forget|slip|not right|no longer)\b/i
/** What says of the words before it that they are wrong. */
const disowned =
  /^["'”)]{0,2}\W{0,3}(?:was|is|were|are|isn.t|wasn.t) (?:a |an |the |my |just |not |no longer )?(?:slip|mistake|wrong|error|typo|incorrect|right|correct|old|outdated|false|bad|what)/i

/** Whether the call took a value that the turn takes back. */
export function putTakenBack(put: Put, turn: string, origins: readonly ValueOrigin[]): void {
  const lower = turn.slice(0, 4_096).toLowerCase()
  const at = lower.search(correction)
  if (at === -1) return
  const start = Math.max(0, ...['. ', '? ', '! ', '\n'].map((mark) => lower.lastIndexOf(mark, at)))
  const given = new Set(tokensIn(turn.slice(0, start)).map((token) => token.toLowerCase()))
  // Its first word has a capital whatever it is.
  const news = tokensIn(turn.slice(start))
    .slice(1)
    .filter((token) => !given.has(token.toLowerCase()))
  let isStale = false
  let isDisowned = false
  let isNew = false
  for (const { value } of origins.slice(0, maxValues)) {
    const own = String(value).toLowerCase()
    if (typeof value === 'boolean' || own === '' || own.length > 128) continue
    const first = lower.indexOf(own)
    if (first === -1) continue
    const last = lower.lastIndexOf(own)
    const after = lower.slice(last + own.length, last + own.length + 40)
    if (last >= start && disowned.test(after) && !/ (?:right|correct)/.test(after.slice(0, 12)))
      isDisowned = true
    if (first >= start) isNew = true
    else if (last >= start || news.some((token) => isSame(token, String(value)))) isStale = true
  }
  put('took-old', isStale)
  put('took-disowned', isDisowned)
  put('took-new', isNew)
}

function isSame(token: string, value: string): boolean {
  const [first = ''] = tokensIn(value)
  const form = formOfToken(token)
  return form !== 'word' && form === formOfToken(first)
}
