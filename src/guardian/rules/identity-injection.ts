/**
 * Identity injection: somebody who only says so is taken for one who may administer. Words are no
 * proof: what counts is a role that the host states, or what a log-in or an identity check at the same
 * server has shown; and only as far as it goes: for the account that it is of, until it ends.
 */
import { isJsonObject, type JsonObject } from '../../mcp/json.ts'
import { isCall } from '../consequence.ts'
import { type Claim, defineRule, type JudgeInput, type Rule } from '../judge.ts'
import { asksForLookOnly } from '../privilege.ts'
import { quoteName } from '../quote-name.ts'
import { type Administering, isAdministering, raisesRights } from '../task/administering.ts'
import { isAskedFor } from '../task/asked-for.ts'
import {
  type Established,
  establishedAt,
  establishedByHost,
  establishedByToken,
} from '../task/established.ts'
import { isIdentityCheck } from '../task/identity-check.ts'
import { standingOf } from '../task/standing.ts'
import { isVerbOf, wordsOfIdentifier } from '../verbs.ts'
import { accountsIn, actsOnMany, isOfMany } from './identity-injection/acted-on.ts'

export const identityInjection: Rule = defineRule({
  risk: 'identity-injection',
  summary:
    'a function that administers people, rights or systems, or destroys on a large scale, is called though no role, log-in or identity check that covers it shows that the sender may',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, identity injection',
    'CWE-306, missing authentication for critical function',
    'CWE-863, incorrect authorization',
    'CVE-2026-33032: administering functions open to anyone who asks',
  ],
  primitives: ['tool-call'],
  misses: [
    'which of several administering roles covers which function: any of them is enough',
    'a function whose name does not show that it administers',
    'an identity that was shown outside of the trajectory, or at another server, which is asked about though all is well',
    'somebody who was only looked up, where no log-in and no other check is seen: they are taken for the sender',
    'somebody who is known and whose role nobody states, for what acts on no named account: the server decides',
  ],
  judge(input) {
    const { message, past, from } = input
    if (from !== 'host' || !isCall(message)) return []
    const { name, arguments: given } = message.params ?? {}
    if (typeof name !== 'string') return []
    const args = isJsonObject(given) ? given : {}
    const what = isAdministering(name, args)
    if (what === undefined || isHelper(name)) return []
    const schema = input.tool(name)?.value.inputSchema
    if (asksForLookOnly(args, isJsonObject(schema) ? schema : undefined)) return []
    if (isOwn(input)) return []
    const byHost = establishedByHost(past)
    const shown = byHost ?? establishedAt(past, input.server.id) ?? byToken(input)
    if (shown !== undefined && covers(shown, name, args)) return []
    const standing = standingOf(input)
    // Who did not ask for it impersonates nobody: another rule finds a function too strong.
    const isAsked = standing === undefined || isAskedFor(standing)
    return [claimOf(name, what, isAsked, shown)]
  },
})

/** Whether a function logs in or checks, and changes nobody's rights by it. */
function isHelper(name: string): boolean {
  if (!isIdentityCheck(name)) return false
  return !wordsOfIdentifier(name).some(
    (word) => isVerbOf('delete', word) || isVerbOf('administer', word),
  )
}

function claimOf(
  name: string,
  what: Administering,
  isAsked: boolean,
  shown: Established | undefined,
): Claim {
  const missing =
    shown === undefined
      ? 'no role, log-in or identity check shows that the sender may'
      : shown.role === 'ordinary'
        ? 'the role that was shown is not one that may'
        : 'the identity that was shown does not cover whom it acts on'
  return {
    decision: 'ask',
    severity: 'high',
    confidence: isAsked ? 0.9 : 0.6,
    element: 'sender',
    text: `The function ${quoteName(name)} ${what === 'administers' ? 'administers people, rights or systems' : 'destroys on a large scale'}, and ${missing}.`,
    evidence: [{ pointer: '/params/name' }],
  }
}

/** What is shown by a token of this call that a result gave as a value of its own. */
function byToken({ origins, past }: JudgeInput): Established | undefined {
  for (const { pointer, from } of origins) {
    if (!/token|session|auth/i.test(pointer)) continue
    for (const { flow, integrity, share } of from)
      if (integrity !== 'host' && integrity !== 'user' && share === 1) {
        const shown = establishedByToken(past, flow)
        if (shown !== undefined) return shown
      }
  }
  return undefined
}

/** Whether what was shown of the sender is enough for this call. */
function covers({ role, names }: Established, name: string, args: JsonObject): boolean {
  if (role === 'administers') return true
  if (raisesRights(name) && role === 'ordinary') return false
  const accounts = accountsIn(name, args)
  if (accounts === undefined) return false
  if (accounts.length > 0) return accounts.every((account) => names.has(account))
  return role === 'unstated' && !actsOnMany(name, args)
}

const own =
  /\b(?:my|mine|our own)\b(?: \w{1,24}){0,3} (?:account|password|profile|membership|key|token|login|data|access|two.factor|2fa|mfa)/i

/** Whether the user speaks of what is theirs, and the call acts on one thing only. */
function isOwn({ past, message }: JudgeInput): boolean {
  const name = 'params' in message ? message.params?.name : undefined
  if (typeof name !== 'string' || isOfMany(name)) return false
  if (raisesRights(name)) return false
  return past.turns.some(({ source, text }) => source === 'user' && own.test(text.slice(0, 4_096)))
}
