/**
 * Identity injection: somebody who only says so is taken for one who may administer. Words are no
 * proof: what counts is a role that the host states, a log-in or an identity check that succeeded.
 */

import { isJsonObject } from '../../mcp/json.ts'
import type { Observation } from '../../trajectory/observation.ts'
import { isCall } from '../consequence.ts'
import { type Claim, defineRule, type JudgeInput, type Rule } from '../judge.ts'
import { hasFailed } from '../outcome.ts'
import { asksForLookOnly, isLogIn } from '../privilege.ts'
import { quoteName } from '../quote-name.ts'
import { isAdministering, raisesRights } from '../task/administering.ts'
import { isIdentityCheck } from '../task/identity-check.ts'
import { standingOf } from '../task/standing.ts'

/** Observations looked at, latest first. */
const maxLooked = 1_024

export const identityInjection: Rule = defineRule({
  risk: 'identity-injection',
  summary:
    'a function that administers people, rights or systems, or destroys on a large scale, is called though no role, log-in or identity check shows that the sender may',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, identity injection',
    'CWE-306, missing authentication for critical function',
    'CVE-2026-33032: administering functions open to anyone who asks',
  ],
  primitives: ['tool-call'],
  misses: [
    'what an established role may do: any role that the host states is enough',
    'a function whose name does not show that it administers',
    'an identity that was shown outside of the trajectory, which is asked about though all is well',
  ],
  judge(input) {
    const { message, past, from } = input
    if (from !== 'host' || !isCall(message)) return []
    const { name, arguments: given } = message.params ?? {}
    if (typeof name !== 'string' || isLogIn(name)) return []
    const args = isJsonObject(given) ? given : {}
    const what = isAdministering(name, args)
    if (what === undefined) return []
    const schema = input.tool(name)?.value.inputSchema
    if (asksForLookOnly(args, isJsonObject(schema) ? schema : undefined)) return []
    if (past.turns.some(isEstablished) || isShown(input) || isOwn(input)) return []
    const standing = standingOf(input)
    // Who did not ask for it impersonates nobody: another rule finds a function too strong.
    const isAsked =
      standing === undefined || standing.met > 0 || standing.said > 0 || standing.metAbout > 1
    return [claimOf(name, what, isAsked)]
  },
})

function claimOf(name: string, what: 'administers' | 'destroys', isAsked: boolean): Claim {
  return {
    decision: 'ask',
    severity: 'high',
    confidence: isAsked ? 0.9 : 0.6,
    element: 'sender',
    text: `The function ${quoteName(name)} ${what === 'administers' ? 'administers people, rights or systems' : 'destroys on a large scale'}, and no role, log-in or identity check shows that the sender may.`,
    evidence: [{ pointer: '/params/name' }],
  }
}

/** Whether the host, not a text, says who the sender is. */
function isEstablished({ source, sender }: JudgeInput['past']['turns'][number]): boolean {
  if (source !== 'user' || sender === undefined) return false
  return sender.authenticatedBy !== undefined || (sender.roles?.length ?? 0) > 0
}

/** Whether a log-in or an identity check succeeded, or the call carries a token that a result gave. */
function isShown({ past, origins }: JudgeInput): boolean {
  const { observations } = past
  const answered = new Map<number, Observation>()
  for (let at = observations.length - 1; at >= Math.max(0, observations.length - maxLooked); at--) {
    const seen = observations[at]
    if (seen?.kind === 'return' && seen.answers !== undefined && !answered.has(seen.answers))
      answered.set(seen.answers, seen)
    if (seen?.kind !== 'call' || !seen.unit?.startsWith('function:')) continue
    const answer = answered.get(seen.flow)
    if (answer === undefined || hasFailed(answer)) continue
    if (isIdentityCheck(seen.unit.slice('function:'.length))) return true
  }
  return origins.some(
    ({ pointer, from }) =>
      /token|session|auth/i.test(pointer) && from.some(({ integrity }) => integrity !== 'host'),
  )
}

const own =
  /\b(?:my|mine|our own)\b(?: \w{1,24}){0,3} (?:account|password|profile|membership|key|token|login|data|access|two.factor|2fa|mfa)/i

/** Whether the user speaks of what is theirs, and the call acts on one thing only. */
function isOwn({ past, message }: JudgeInput): boolean {
  const name = 'params' in message ? message.params?.name : undefined
  if (typeof name !== 'string' || /all|every|users|accounts/i.test(name)) return false
  if (raisesRights(name)) return false
  return past.turns.some(({ source, text }) => source === 'user' && own.test(text.slice(0, 4_096)))
}
