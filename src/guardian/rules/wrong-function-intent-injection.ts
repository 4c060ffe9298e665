/**
 * Wrong function: a call that nothing connects with the user's request. A call that a passage asked
 * for is another rule's; here the request is held against all functions on offer.
 */
import { askedIn as askedDeeds } from '../delegation/asked.ts'
import { type Claim, defineRule, type JudgeInput, type Rule } from '../judge.ts'
import type { ActionKind } from '../orders/action-words.ts'
import { type Privilege, privilegesOf } from '../privilege.ts'
import { quoteName } from '../quote-name.ts'
import { askedKinds } from '../task/asked-kinds.ts'
import { earlierCalls } from '../task/calls.ts'
import { isLastingCommand } from '../task/lasting-command.ts'
import { type CallStanding, isForeign, isMadeUp, schemaOf, standingOf } from '../task/standing.ts'
import { askedBefore, severityIn } from '../task/unneeded.ts'
import { wordsOfIdentifier } from '../verbs.ts'
import { besideTheRequest } from './wrong-function-intent-injection/beside-the-request.ts'
import { deedUnasked } from './wrong-function-intent-injection/deed-unasked.ts'

/** How much better another function's words must meet the request to say that it was meant. */
const clearlyBetter = 3

export const wrongFunctionIntentInjection: Rule = defineRule({
  risk: 'wrong-function-intent-injection',
  summary:
    'neither the words of the called function nor any of its values have to do with what the user asked, or another function on offer is the one that was asked for; or the user only asked to be told something, and the call does a deed with a value that only content or nobody gave',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, intent injection',
    'OWASP Top 10 for Agentic Applications 2026, ASI01 (agent goal hijack)',
  ],
  primitives: ['tool-call'],
  misses: [
    "a wrong function whose words or values happen to occur in the user's words",
    "a call in a request that is not English, unless a value of it is the user's",
    'a wrong function of the same service that takes the same values',
  ],
  judge(input) {
    const unasked = deedUnasked(input) ?? besideTheRequest(input)
    if (unasked !== undefined) return [unasked]
    const standing = standingOf(input)
    if (standing === undefined || !isForeign(standing)) return []
    // After the right one it is a function too many, and another class.
    if (askedBefore(input, standing) !== undefined) return []
    return [claimOf(input, standing)]
  },
})

function claimOf(input: JudgeInput, standing: CallStanding): Claim {
  const { name, asked, index } = standing
  const [best] = index.bestFor(asked)
  const isBetter = best !== undefined && best.fit - standing.fit >= clearlyBetter
  const better = isBetter ? `; ${quoteName(best.tool.name)} is on offer and has` : ''
  const isStopped = isConsequential(input, standing, isBetter)
  const calls = earlierCalls(input, standing)
  return {
    decision: isStopped ? 'ask' : 'allow',
    severity: isStopped || isMadeUp(standing) ? 'medium' : severityIn(calls),
    confidence: isBetter ? 0.66 : 0.6,
    element: 'recipient',
    text: `Neither the function ${quoteName(name)} nor any value of its call has to do with what the user asked for${better}.`,
    evidence: [{ pointer: '/params/name' }],
  }
}

/** Whether verb and schema agree on a privilege that the user's words do not ask for. */
function isConsequential({ past }: JudgeInput, standing: CallStanding, isBetter: boolean): boolean {
  const { name, args, asked } = standing
  const kinds = askedKinds(asked)
  return privilegesOf(name, schemaOf(standing), args).some(
    ({ certain, privilege }) =>
      certain &&
      !kinds.has(privilege) &&
      (privilege !== 'execute' || isLastingCommand(args)) &&
      (isBetter ||
        (!deedsOf[privilege].some((deed) => askedDeeds(past).actions.has(deed)) &&
          !isSpokenOf(standing))),
  )
}

/** What a user may ask for in whose words a function of a privilege is called: `tell Ada` sends. */
const deedsOf: Readonly<Record<Privilege, readonly ActionKind[]>> = {
  delete: ['delete'],
  spend: ['spend'],
  send: ['send'],
  execute: ['execute', 'change'],
  administer: ['change', 'delete'],
}

/** Values of one call that are looked at. */
const maxValues = 32

/** Whether a word of the function's name, or of a value, stands in the user's words, however little it tells. */
function isSpokenOf({ name, args, asked }: CallStanding): boolean {
  const values = Object.values(args).slice(0, maxValues)
  const words = values.flatMap((value) =>
    typeof value === 'string'
      ? (value
          .slice(0, 64)
          .toLowerCase()
          .match(/\p{L}{3,24}/gu) ?? [])
      : [],
  )
  const said = new Set(asked.text.split(/[^\p{L}\p{N}]+/u))
  return (
    wordsOfIdentifier(name).some((word) => word.length >= 4 && asked.text.includes(word)) ||
    words.some((word) => !plain.has(word) && said.has(word))
  )
}

const plain: ReadonlySet<string> = new Set(
  'the and for you your that this with from what which who how are was were has have had can could would will not all any new com org net www http https example'.split(
    ' ',
  ),
)
