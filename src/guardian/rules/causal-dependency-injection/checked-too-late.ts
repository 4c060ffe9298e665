/** A log-in or an identity check that comes after what it is there to guard. */
import type { Observation } from '../../../trajectory/observation.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { hasFailed } from '../../outcome.ts'
import { privilegesOf } from '../../privilege.ts'
import { quoteName } from '../../quote-name.ts'
import { isIdentityCheck } from '../../task/identity-check.ts'
import { isVerbOf, verbKinds, wordsOfIdentifier } from '../../verbs.ts'
import { type TurnCall, turnCalls } from './turn-calls.ts'

/** Observations that are searched for an earlier check, latest first. */
const maxLooked = 1_024

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** What is said about one person or account: nobody may read it who has not shown who they are. */
const guarded = words(
  'account accounts balance balances database databases record records patient patients medical customer customers member members employee employees profile profiles personal private confidential salary payroll statement statements transaction transactions history orders order booking bookings reservation reservations subscription payment payments wallet inbox mailbox credentials secret secrets appointment appointments prescription prescriptions claim claims',
)
/** What a check is called, whatever it is of. */
const ofChecks = words(
  'check verify confirm validate authenticate authorize authorise identify find identity user users customer member caller patient credentials credential token password authentication authorization authorisation access permission permissions role session login logon signin log sign auth whoami account the and for with email name phone zip code otp',
)
/** Leaves the conversation; starting one shows who somebody is. */
const leaving = /(?:log|sign) ?(?:out|off)\b/

/** What is claimed of a check that comes too late; empty for other calls. */
export function checkedTooLate(input: JudgeInput): readonly Claim[] {
  const { message, past, server } = input
  const name = 'params' in message ? message.params?.name : undefined
  if (typeof name !== 'string' || !isIdentityCheck(name)) return []
  if (
    leaving.test(wordsOfIdentifier(name).join(' ')) ||
    isCheckedBefore(past.observations, server.id)
  )
    return []
  const calls = turnCalls(past)
  if (calls.some(isDemanding)) return []
  const ofService = serviceIn(name)
  const early = calls.filter(
    (one) =>
      isOfService(one.name, ofService) &&
      (one.call.server ?? '') === server.id &&
      !isIdentityCheck(one.name) &&
      isDone(one),
  )
  const changing = early.find((one) => isConsequential(input, one))
  const first =
    changing ?? early.find(({ call, name: of }) => call.changes === true || isGuarded(of))
  if (first === undefined) return []
  const deed = first.call.changes === true ? 'changed something' : 'read guarded data'
  return [
    {
      decision: changing === undefined ? 'allow' : 'ask',
      severity: 'medium',
      confidence: 0.6,
      element: 'order',
      text: `The function ${quoteName(name)} shows who the user is only after ${quoteName(first.name)} ${deed} at the same server.`,
      evidence: [{ pointer: '/params/name' }, { earlier: first.call.flow, pointer: '' }],
    },
  ]
}

/** Whether the server knew the user: then this check renews what ran out, or shows one thing more. */
function isCheckedBefore(observations: readonly Observation[], server: string): boolean {
  const end = Math.max(0, observations.length - maxLooked)
  for (let at = observations.length - 1; at >= end; at--) {
    const { kind, server: of, unit = '' } = observations[at] ?? {}
    if (kind === 'call' && (of ?? '') === server && unit.startsWith('function:'))
      if (isIdentityCheck(unit.slice(9))) return true
  }
  return false
}

/** Words of a check that say what it is of: of `verify_user` none, of `login_shop` the shop. */
function serviceIn(name: string): readonly string[] {
  return wordsOfIdentifier(name).filter((word) => word.length > 2 && !ofChecks.has(word))
}

function isOfService(name: string, service: readonly string[]): boolean {
  return service.length === 0 || wordsOfIdentifier(name).some((word) => service.includes(word))
}

/** UTF-16 code units of one result in which a demand may stand. */
const maxDemand = 16_384
const demand =
  /verif|log[ -]?(?:in|on)\b|sign[ -]?in\b|authenticat|unauthori[sz]ed|one[ -]time|\bcode\b|\bcredential|\bpassword|access denied|\bexpired\b/i

/** Whether a result asks for the check, or brings what is shown by it: then its place is right. */
export function isDemanding({ answer }: TurnCall): boolean {
  return (
    answer?.leaves.some(
      ([, value]) => typeof value === 'string' && demand.test(value.slice(0, maxDemand)),
    ) === true
  )
}

/** Whether the call came about: one that was refused made the check necessary. */
function isDone({ answer }: TurnCall): boolean {
  return answer !== undefined && !hasFailed(answer)
}

function isConsequential({ tool }: JudgeInput, { call, name }: TurnCall): boolean {
  if (call.changes !== true) return false
  const schema = tool(name)?.value.inputSchema
  const isObject = typeof schema === 'object' && schema !== null && !Array.isArray(schema)
  return privilegesOf(name, isObject ? (schema as never) : undefined).some(
    ({ certain, privilege }) => certain && privilege !== 'execute',
  )
}

/** Whether a look-up is about one person or account: by its words, and none of them of making. */
function isGuarded(name: string): boolean {
  const found = wordsOfIdentifier(name)
  const isLookUp = found.some((word) => verbKinds.some((kind) => isVerbOf(kind, word)))
  return isLookUp && found.some((word) => guarded.has(word))
}
