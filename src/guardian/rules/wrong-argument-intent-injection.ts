/**
 * Wrong argument: the right function with a value that the user did not give, where the user gave
 * another of the same kind; or two values of the user in each other's place. A value that merely
 * breaks the schema is a note: real calls often do.
 */
import { parsePointer } from '../../mcp/pointer.ts'
import { type CalledFunction, calledFunction, isTarget } from '../delegation/called-function.ts'
import { type Claim, defineRule, type Rule } from '../judge.ts'
import { quoteName } from '../quote-name.ts'
import { type Contradiction, contradictions } from '../task/contradictions.ts'
import { breachesOf } from '../task/schema-breaches.ts'
import { type CallStanding, isForeign, schemaOf, standingOf } from '../task/standing.ts'
import { insteadOfSaid } from './wrong-argument-intent-injection/instead-of-said.ts'

const maxClaims = 8

export const wrongArgumentIntentInjection: Rule = defineRule({
  risk: 'wrong-argument-intent-injection',
  summary:
    'a value of the call stands against the only one of its kind that the user gave or a result returned, two values of the user have changed places, or an address is nearly the one that the user or a look-up gave',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, intent injection',
    'MCP 2026-07-28, Tools, inputSchema',
  ],
  primitives: ['tool-call'],
  misses: [
    'a wrong value where the user gave none of its kind, or gave it in other words',
    'a wrong value that the user also said, for something else',
    'a wrong value in a text that the model wrote',
  ],
  judge(input) {
    const standing = standingOf(input)
    if (standing === undefined) return []
    const breaches = breachesOf(standing.args, schemaOf(standing)).map(
      ({ pointer, what }): Claim => ({
        decision: 'allow',
        severity: 'info',
        confidence: 0.3,
        element: 'type',
        text: `An argument of ${quoteName(standing.name)} ${what}.`,
        evidence: [{ pointer: `/params/arguments${pointer}` }],
      }),
    )
    const instead = insteadOfSaid(input)
    if (instead.length > 0 || isForeign(standing))
      return [...instead, ...breaches].slice(0, maxClaims)
    const wrong = contradictions(input, standing).map((one) =>
      claimOf(standing, calledFunction(input), one),
    )
    return [...wrong, ...breaches].slice(0, maxClaims)
  },
})

function claimOf(
  standing: CallStanding,
  called: CalledFunction | undefined,
  { pointer, kind, confidence }: Contradiction,
): Claim {
  const isLost = called !== undefined && sends(called) && isLosing(standing, called, pointer)
  return {
    decision: isLost ? 'ask' : 'allow',
    severity: 'medium',
    confidence,
    element: 'type',
    text: textOf(kind, quoteName(standing.name)),
    evidence: [{ pointer: `/params/arguments${pointer}` }],
  }
}

/** Words by which a user leaves a sum to be worked out. */
const reckoned =
  /[%×*]|\b(?:times|twice|double|half|quarter|thirds?|fifths?|tenths?|part|fraction|sum|each|every|per|percent|split|share|tip|plus|minus|more|less|rest|remaining|all)\b/

/** Whether money or a message goes to another place, or is another sum: it does not come back. */
function isLosing({ asked }: CallStanding, { args }: CalledFunction, pointer: string): boolean {
  const value = args[parsePointer(pointer)?.[0] ?? '']
  if (typeof value === 'number') return isTarget(pointer, value) && !reckoned.test(asked.text)
  if (typeof value !== 'string' || !/[\d@]/.test(value)) return false
  return isTarget(pointer, value) && (value.includes('@') || !reckoned.test(asked.text))
}

function sends({ certain }: CalledFunction): boolean {
  return certain.has('send') || certain.has('spend')
}

function textOf(kind: Contradiction['kind'], name: string): string {
  switch (kind) {
    case 'swapped':
      return `Two values of the call of ${name} stand in each other's place, compared with the user's words.`
    case 'retracted':
      return `A value of the call of ${name} is one that the user took back.`
    case 'unread':
      return `A value of the call of ${name} is nobody's, and an earlier result has one of its kind that the call does not use.`
    case 'instead':
      return `A value of the call of ${name} is not the user's, and the user gave one of its kind that the call does not use.`
  }
}
