/**
 * Replay injection: what was done once on the user's word is done again without it.
 *
 * It asks about calls whose name and schema both say that they spend, send, delete, execute or
 * administer, and notes others whose name says that they make or change something. Looking again is
 * normal.
 */
import { isJsonObject, type JsonObject } from '../../mcp/json.ts'
import type { Turn } from '../../trajectory/memory.ts'
import type { Observation } from '../../trajectory/observation.ts'
import { observedLeaves } from '../../trajectory/observed-leaves.ts'
import { isCall } from '../consequence.ts'
import { deedOf } from '../deed.ts'
import { type Claim, defineRule, type JudgeInput, type Rule } from '../judge.ts'
import { hasFailed } from '../outcome.ts'
import { asksForLookOnly, isLogIn } from '../privilege.ts'
import { atServer, quoteName } from '../quote-name.ts'
import { repeatingOf } from '../task/repeatable.ts'

/** Observations looked at, latest first. */
const maxLooked = 2_048

export const replayInjection: Rule = defineRule({
  risk: 'replay-injection',
  summary:
    'a call that spends, sends, deletes, executes, administers, or makes or changes something, is made again with equal arguments after it has succeeded in the same turn of the user',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, replay injection',
    'CWE-294, authentication bypass by capture-replay',
    'CVE-2026-25536: answers of a reused transport reach another request',
  ],
  primitives: ['tool-call', 'task-result'],
  misses: [
    'a repeat whose arguments differ in any value',
    'a repeat in another turn of the user, and more repeats than a user asked for who asked for some',
    'a repeat where the working set was deleted meanwhile together with the turn of the user (a day without a message, 64 MB in all)',
    'a repeat of a function whose name does not show that it makes or changes something, or works a page or a machine',
    'a repeat after a server said that the call had failed, or that something must be done first, though it had succeeded',
    'a repeat of a call that another call completed, such as one with a code that was sent to the user',
  ],
  judge(input): readonly Claim[] {
    const { message, past, server, from } = input
    // WHY: the next round of one logical call is that call, not another.
    if (from !== 'host' || !isCall(message) || (input.call?.round ?? 0) > 0) return []
    const { name, arguments: given } = message.params ?? {}
    if (typeof name !== 'string') return []
    const args = isJsonObject(given) ? given : {}
    const deed = deedOf({ server: server.id, name, args, schema: schemaOf(input, name) })
    if (deed === undefined) return notedRepeat(input, name, args)
    // What a model or a script declares is no word of the user: it neither begins a turn that would
    // hide a repeat nor asks for one.
    const turn = past.turns.findLast(({ source }) => source === 'user')
    const earlier = earlierSuccess(input, name, args, turn)?.flow ?? past.deeds.flowOf(deed)
    if (earlier === undefined && past.deeds.isWhole) return []
    const isOrdered = turn !== undefined && asksForMore(turn.text)
    const isKnown = turn !== undefined && !isOrdered
    const reason =
      turn === undefined
        ? 'whether the user asked for both is not known'
        : isOrdered
          ? 'the user asked for more than one'
          : 'the user asked once'
    return [
      {
        decision: isKnown ? 'ask' : 'allow',
        severity: isKnown ? 'medium' : 'info',
        confidence: isKnown ? 0.8 : 0.3,
        element: 'presence',
        text: `The call of ${quoteName(name)}${atServer(server.id)} ${
          earlier === undefined
            ? 'may repeat one of this turn that is no longer remembered'
            : 'has equal arguments to one that succeeded before'
        }; ${reason}.`,
        evidence: [
          { pointer: '/params/arguments' },
          ...(earlier === undefined ? [] : [{ pointer: '', earlier }]),
        ],
      },
    ]
  },
})

/**
 * A repeat of what is not known to spend, send, delete, execute or administer: a flow too many, which
 * nothing but a note is due to.
 */
function notedRepeat(input: JudgeInput, name: string, args: JsonObject): readonly Claim[] {
  const repeating = repeatingOf(name)
  // What takes no values acts on where one is: the next page, the screen.
  if (Object.keys(args).length === 0) return []
  if (repeating === undefined || isLogIn(name) || asksForLookOnly(args, schemaOf(input, name)))
    return []
  const turn = input.past.turns.findLast(({ source }) => source === 'user')
  if (turn === undefined) return []
  const earlier = earlierSuccess(input, name, args, turn)
  if (earlier === undefined || asksForMore(withoutCounts(turn.text, earlier))) return []
  // What was brought about may have been undone, and is then brought about anew.
  if (repeating === 'restates' && hasChangedSince(input, earlier)) return []
  return [
    {
      decision: 'allow',
      severity: 'medium',
      confidence: repeating === 'adds' ? 0.75 : 0.6,
      element: 'presence',
      text: `The call of ${quoteName(name)}${atServer(input.server.id)} has equal arguments to one that succeeded before; the user asked once.`,
      evidence: [{ pointer: '/params/arguments' }, { pointer: '', earlier: earlier.flow }],
    },
  ]
}

function hasChangedSince({ past: { observations } }: JudgeInput, earlier: Observation): boolean {
  for (let at = observations.length - 1; at >= 0; at--) {
    const seen = observations[at]
    if (seen === undefined || seen === earlier) return false
    if (seen.kind === 'call' && seen.changes !== false) return true
  }
  return false
}

function schemaOf({ tool }: JudgeInput, name: string): JsonObject | undefined {
  const schema = tool(name)?.value.inputSchema
  return isJsonObject(schema) ? schema : undefined
}

/** The latest equal call since `turn` began, unless it failed; a failure makes room for a retry. */
function earlierSuccess(
  { past, server, flows }: JudgeInput,
  name: string,
  args: JsonObject,
  turn: Turn | undefined,
): Observation | undefined {
  const unit = `function:${name.slice(0, 256)}`
  const leaves = observedLeaves(args)
  const wanted = fingerprint(leaves)
  const isCut = leaves.reduce((sum, [, value]) => sum + String(value).length, 0) >= longArguments
  const answers = new Map<number, Observation>()
  const { observations } = past
  for (let at = observations.length - 1; at >= Math.max(0, observations.length - maxLooked); at--) {
    const seen = observations[at]
    if (seen === undefined) continue
    if (turn !== undefined && seen.turn < turn.number) return undefined
    // The last answer of a call counts: those before it asked for more.
    if (seen.kind === 'return' && seen.answers !== undefined && !answers.has(seen.answers)) {
      answers.set(seen.answers, seen)
    }
    if (seen.kind !== 'call' || seen.unit !== unit || (seen.server ?? '') !== server.id) continue
    if (fingerprint(seen.leaves) !== wanted) continue
    if (isCut && !flows.some(({ digest }) => seen.callDigest?.endsWith(` ${digest}`))) continue
    // Without an answer yet it may still fail: two calls under way at once are no replay.
    const answer = answers.get(seen.flow)
    return answer !== undefined && !hasFailed(answer) ? seen : undefined
  }
  return undefined
}

/** UTF-16 code units from which an observation may not hold all of the arguments. */
const longArguments = 8_192

/** Equal for equal values, whatever the order of their members. */
function fingerprint(leaves: Observation['leaves']): string {
  return leaves
    .map(([pointer, value]) => `${pointer}\u0000${typeof value}${value}`)
    .sort()
    .join('\u0001')
}

const repeatWords =
  /\b(?:again|once more|twice|thrice|another|one more|repeat(?:ed(?:ly)?)?|duplicate|copies|each|every|both|several|multiple|(?:two|three|four|five|six|seven|eight|nine|ten)(?! (?:hundred|thousand|o'clock|am|pm|days?|weeks?|hours?|minutes?|percent|dollars?|euros?)\b))\b|\b\d{1,3} ?(?:x|times)\b|\b(?:noch ?mal|noch ein|wieder|zweimal|dreimal|beide|encore|deux|deux fois|otra vez|de nuevo|dos veces|dos)\b|다시|또 |한 번 더|두 번|세 번|두 개|두 장|각각|再|もう一度|もう一回|二回|两次|兩次/iu

const counted =
  /(?<![$€£¥#:.,/\d-])\b(?:[2-9]|1\d)\b(?![:.,/-]?\d|[:/%°-]| ?(?:%|am\b|pm\b|usd|eur|dollars?|euros?|o'clock|percent|days?|weeks?|months?|hours?|minutes?|st\b|nd\b|rd\b|th\b))/i

const counts = 'zero one two three four five six seven eight nine ten'.split(' ')

/** The text without the numbers that are values of the call: four seats are one booking. */
function withoutCounts(text: string, { leaves }: Observation): string {
  const said = new Set(leaves.slice(0, 32).map(([, value]) => String(value).trim()))
  return text
    .slice(0, 8_192)
    .replace(/[\p{L}\d]+/gu, (word) =>
      said.has(word) || said.has(String(counts.indexOf(word.toLowerCase()))) ? '' : word,
    )
}

/** Whether the user's words ask for something more than once. */
function asksForMore(text: string): boolean {
  const said = text.slice(0, 8_192)
  return repeatWords.test(said) || counted.test(said)
}
