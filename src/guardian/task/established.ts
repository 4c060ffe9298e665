/**
 * Who the sender is, as far as the host or a server has shown it: the role, and the account. What a
 * text claims in passing shows nothing; only a check of who somebody is may state a role, and what it
 * showed ends with a log-out and with the next log-in.
 */
import type { TrajectoryView } from '../../trajectory/memory.ts'
import type { Observation, ObservedLeaf } from '../../trajectory/observation.ts'
import { hasFailed } from '../outcome.ts'
import { wordsOfIdentifier } from '../verbs.ts'
import { isIdentityCheck, isLogOut, startsSession } from './identity-check.ts'

export interface Established {
  /** `unstated`: somebody is known, and nothing says what they may. */
  readonly role: 'administers' | 'ordinary' | 'unstated'
  /** Names, addresses and ids that stand for the sender; lower case. */
  readonly names: ReadonlySet<string>
}

/** Observations looked at, latest first; values of a check, and code units of a value or an answer. */
const maxLooked = 1_024
const maxLeaves = 64
const maxName = 96
const maxSentence = 160

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** Roles that may administer. */
const above = words(
  'admin admins administrator administrators administer administrative administration owner root superuser superadmin sysadmin manager supervisor maintainer moderator elevated privileged full',
)
/** Roles of everybody else, as a host may state them. */
const ordinary = words(
  'customer user users member members guest viewer reader read standard subscriber visitor employee student patient client basic regular normal limited public anonymous none restricted readonly only',
)
/** Fields in which a check states what somebody may. */
const roleFields = words(
  'role roles right rights permission permissions privilege privileges access level profile scope scopes group groups position rank tier clearance authority admin',
)
const flagged = /^(?:is)?_?(?:admin|administrator|superuser|root|owner)$/i

/** What the host says of who speaks; undefined where it says nothing. A role of its own is trusted. */
export function establishedByHost({ turns }: TrajectoryView): Established | undefined {
  const sender = turns.findLast(
    (turn) => turn.source === 'user' && turn.sender !== undefined,
  )?.sender
  const roles = sender?.roles ?? []
  if (sender === undefined || (roles.length === 0 && sender.authenticatedBy === undefined))
    return undefined
  const isOrdinary = roles.length > 0 && roles.every((role) => isOnly(role, ordinary))
  const names = new Set(sender.id === undefined ? [] : [sender.id.toLowerCase()])
  return { role: isOrdinary ? 'ordinary' : 'administers', names }
}

/** What the latest log-in and the checks after it show at one server; undefined without any. */
export function establishedAt(
  { observations }: TrajectoryView,
  server: string,
): Established | undefined {
  const answers = new Map<number, Observation>()
  const names = new Set<string>()
  let role: Established['role'] | undefined
  const end = Math.max(0, observations.length - maxLooked)
  for (let at = observations.length - 1; at >= end; at--) {
    const seen = observations[at]
    if (seen === undefined || (seen.server ?? '') !== server) continue
    if (seen.kind === 'return' && seen.answers !== undefined && !answers.has(seen.answers))
      answers.set(seen.answers, seen)
    if (seen.kind !== 'call' || !seen.unit?.startsWith('function:')) continue
    const name = seen.unit.slice('function:'.length)
    if (!isIdentityCheck(name) && !isLogOut(name)) continue
    const answer = answers.get(seen.flow)
    if (answer === undefined || hasFailed(answer)) continue
    if (isLogOut(name)) break
    addNames(names, seen)
    addNames(names, answer)
    const stated = roleIn(answer)
    if (role === undefined || role === 'unstated') role = stated
    if (startsSession(name)) break
  }
  return role === undefined ? undefined : { role, names }
}

/** What the flows of a call and its answer that gave a token show. */
export function establishedByToken(
  { observations }: TrajectoryView,
  flow: number,
): Established | undefined {
  const answer = observations.findLast((seen) => seen.flow === flow && seen.kind === 'return')
  if (answer === undefined || hasFailed(answer)) return undefined
  const names = new Set<string>()
  addNames(names, answer)
  const call = observations.findLast((seen) => seen.kind === 'call' && seen.flow === answer.answers)
  if (call !== undefined) addNames(names, call)
  return { role: 'unstated', names }
}

function addNames(names: Set<string>, { leaves }: Observation): void {
  for (const [, value] of leaves.slice(0, maxLeaves))
    if (typeof value !== 'boolean' && String(value).length <= maxName)
      names.add(String(value).toLowerCase())
}

function roleIn({ leaves }: Observation): Established['role'] {
  const looked = leaves.slice(0, maxLeaves)
  let found: Established['role'] = 'unstated'
  for (const leaf of looked) {
    const stated = statedBy(leaf, looked.length === 1)
    if (stated === 'administers') return stated
    if (stated !== undefined) found = stated
  }
  return found
}

function statedBy(
  [pointer, value]: ObservedLeaf,
  isAlone: boolean,
): Established['role'] | undefined {
  const field = pointer.replace(/\/\d{1,6}$/, '')
  const key = field.slice(field.lastIndexOf('/') + 1)
  if (typeof value !== 'string')
    return flagged.test(key)
      ? value === true || value === 1
        ? 'administers'
        : 'ordinary'
      : undefined
  const found = wordsOfIdentifier(value)
  if (wordsOfIdentifier(key).some((word) => roleFields.has(word)))
    return value.length <= maxName && found.some((word) => above.has(word))
      ? 'administers'
      : 'ordinary'
  // "User verified: administrator." is all that the check answers.
  if (!isAlone || value.length > maxSentence) return undefined
  if (found.some((word) => above.has(word))) return 'administers'
  return found.some((word) => ordinary.has(word) && !/^(?:users?|read|full)$/.test(word))
    ? 'ordinary'
    : undefined
}

function isOnly(role: string, known: ReadonlySet<string>): boolean {
  const found = wordsOfIdentifier(role)
  return found.length > 0 && found.every((word) => known.has(word))
}
