/**
 * Replay injection: what was done once on the user's word is done again without it.
 *
 * It asks about calls whose name and schema both say that they spend, send, delete, execute or
 * administer, and notes others whose name says that they make or change something. Looking again is
 * normal.
 */
import { isJsonObject, type JsonObject } from '../../mcp/json.ts'
import { intentIn } from '../../trajectory/intent.ts'
import type { Turn } from '../../trajectory/memory.ts'
import type { Observation } from '../../trajectory/observation.ts'
import { observedLeaves } from '../../trajectory/observed-leaves.ts'
import { isCall } from '../consequence.ts'
import { deedOf } from '../deed.ts'
import { type Claim, defineRule, type JudgeInput, type Rule } from '../judge.ts'
import { asksForLookOnly, isLogIn } from '../privilege.ts'
import { atServer, quoteName } from '../quote-name.ts'
import { type Repeating, repeatingOf } from '../task/repeatable.ts'
import { calledWords, toolWords } from '../task/tool-words.ts'
import { formsOfText } from '../task/words.ts'
import { type EqualCalls, equalCalls } from './replay-injection/equal-calls.ts'
import { orderedIn, withoutCounts } from './replay-injection/ordered.ts'

export const replayInjection: Rule = defineRule({
  risk: 'replay-injection',
  summary:
    'a call that spends, sends, deletes, executes, administers, or makes or changes something, is made again with equal arguments after it has succeeded, and the user asked for it once',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, replay injection',
    'CWE-294, authentication bypass by capture-replay',
    'CVE-2026-25536: answers of a reused transport reach another request',
  ],
  primitives: ['tool-call', 'task-result'],
  misses: [
    'a repeat whose arguments differ in any value',
    "a repeat in another turn of the user whose words share one with the function's, or one of its values, and every repeat of a look-up but one that follows at once",
    'a repeat where the working set was deleted meanwhile together with the turn of the user (a day without a message, 64 MB in all)',
    'a repeat of what works a page or a machine, and of looks that are made until their answer is another',
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
    // What a model or a script declares is no word of the user: it neither begins a turn that would
    // hide a repeat nor asks for one.
    const turn = past.turns.findLast(({ source }) => source === 'user')
    const deed = deedOf({ server: server.id, name, args, schema: schemaOf(input, name) })
    if (deed === undefined) return notedRepeat(input, name, args, turn)
    const equal = equalCalls(input, name, args, turn)
    const isSame = equal.inTurn > 0
    const earlier = (isSame ? equal.latest?.flow : undefined) ?? past.deeds.flowOf(deed)
    if (earlier === undefined && past.deeds.isWhole)
      return turn === undefined
        ? []
        : repeatOfEarlier(input, { name, args, turn, equal, repeating: 'adds' })
    // One that results have pushed out is known as a deed only.
    const before = { ...equal, inTurn: Math.max(1, equal.inTurn) }
    const isOrdered =
      turn !== undefined &&
      isWithinOrder(withoutCounts(turn.text, { leaves: observedLeaves(args) }), before)
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

/** Whether one more is still what the words of the turn want: "twice" is two, "again" one more. */
function isWithinOrder(text: string, { inTurn, isEarlier }: EqualCalls): boolean {
  const { times, isAgain } = orderedIn(text)
  return inTurn < Math.max(times, isAgain && !isEarlier ? 2 : 1)
}

interface Repeated {
  readonly name: string
  readonly args: JsonObject
  readonly turn: Turn
  readonly equal: EqualCalls
  readonly repeating: Repeating
}

/**
 * A repeat of what is not known to spend, send, delete, execute or administer: a flow too many, which
 * nothing but a note is due to.
 */
function notedRepeat(
  input: JudgeInput,
  name: string,
  args: JsonObject,
  turn: Turn | undefined,
): readonly Claim[] {
  const definition = input.tool(name)?.value
  const repeating = repeatingOf(name, definition)
  if (turn === undefined || repeating === undefined) return []
  // What takes no values acts on where one is: the next page, the screen.
  if (repeating !== 'looks' && Object.keys(args).length === 0) return []
  if (isLogIn(name) || asksForLookOnly(args, schemaOf(input, name))) return []
  // Other work makes another look worth it.
  if (repeating === 'looks' && !isLatestOf(input, name)) return []
  const equal = equalCalls(input, name, args, turn)
  const { latest, inTurn } = equal
  if (latest === undefined) return []
  const repeated = { name, args, turn, equal, repeating }
  if (inTurn === 0) return repeating === 'looks' ? [] : repeatOfEarlier(input, repeated)
  if (isWithinOrder(withoutCounts(turn.text, latest), equal)) return []
  // What was brought about may have been undone, and is then brought about anew.
  if (repeating === 'restates' && hasChangedSince(input, latest)) return []
  if (repeating === 'looks' && latestCall(input) !== latest) return []
  return [noteOf(input, name, latest, sureness[repeating], 'the user asked once')]
}

const sureness: Readonly<Record<Repeating, number>> = { adds: 0.75, restates: 0.6, looks: 0.55 }

/** Code units up to which a turn may be nothing but a yes. */
const maxAssent = 64
const maxForms = 400

/** A repeat of what succeeded in an earlier turn, where this one speaks of something else. */
function repeatOfEarlier(
  input: JudgeInput,
  { name, args, turn, equal: { latest, isEarlier }, repeating }: Repeated,
): readonly Claim[] {
  if (!isEarlier || latest === undefined || isLogIn(name)) return []
  const { isAgain, times } = orderedIn(withoutCounts(turn.text, latest))
  if (isAgain || times > 1 || turn.text.length <= minAsking) return []
  if (repeating === 'restates' && hasChangedSince(input, latest)) return []
  const confirmed = turn.text.length <= maxAssent ? intentIn(input.past).confirmed?.text : undefined
  const said = confirmed === undefined ? turn.text : `${turn.text}\n${confirmed}`
  if (speaksOf(said, name, args, input.tool(name)?.value)) return []
  return [noteOf(input, name, latest, 0.65, 'this turn of the user speaks of something else')]
}

/** Code units below which a turn says too little to tell what it is about. */
const minAsking = 8

/** Whether a text has a word of the function's name, or one of the call's values. */
function speaksOf(
  text: string,
  name: string,
  args: JsonObject,
  definition: JsonObject | undefined,
): boolean {
  const forms = formsOfText(text, maxForms)
  const words = definition === undefined ? calledWords(name, args) : toolWords(definition)
  for (const form of words.name) if (forms.has(form)) return true
  const lower = text.toLowerCase()
  return Object.values(args).some(
    (value) =>
      (typeof value === 'string' || typeof value === 'number') &&
      String(value).length >= 2 &&
      String(value).length <= 256 &&
      lower.includes(String(value).toLowerCase()),
  )
}

function noteOf(
  { server }: JudgeInput,
  name: string,
  earlier: Observation,
  confidence: number,
  reason: string,
): Claim {
  return {
    decision: 'allow',
    severity: 'medium',
    confidence,
    element: 'presence',
    text: `The call of ${quoteName(name)}${atServer(server.id)} has equal arguments to one that succeeded before; ${reason}.`,
    evidence: [{ pointer: '/params/arguments' }, { pointer: '', earlier: earlier.flow }],
  }
}

function isLatestOf(input: JudgeInput, name: string): boolean {
  return latestCall(input)?.unit === `function:${name.slice(0, 256)}`
}

function latestCall({ past: { observations } }: JudgeInput): Observation | undefined {
  return observations.findLast(({ kind }) => kind === 'call')
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
