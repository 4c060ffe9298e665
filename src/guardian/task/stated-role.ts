/**
 * The role that the answer to a check of who somebody is states. A word of power counts only where a
 * role stands, in no negation, and for the one who was checked.
 */
import type { ObservedLeaf } from '../../trajectory/observation.ts'
import { wordsOfIdentifier } from '../verbs.ts'

/** `unstated`: nothing says what they may. */
export type Role = 'administers' | 'ordinary' | 'unstated'

/** Values of an answer, and UTF-16 code units of a role and of a sentence. */
const maxLeaves = 64
const maxRole = 96
const maxSentence = 160

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** Roles that may administer, whatever else they are called. */
const above = words(
  'admin admins administrator administrators administer root superuser superadmin sysadmin',
)
/** Words that mean so as a role only, and with nothing but `scopesOfPower` beside them. */
const high = words(
  'owner manager supervisor maintainer moderator elevated privileged full administrative administration',
)
const scopesOfPower = words(
  'system systems site global senior general it security platform tenant org organization organisation workspace server access control right rights permission permissions privilege privileges role level all',
)
/** Roles of everybody else, as a host or a server may state them. */
const ordinary = words(
  'customer user users member members guest viewer reader read standard subscriber visitor employee student patient client basic regular normal limited public anonymous none restricted personal readonly only',
)
/** What makes of a role that it is none, not any more or not yet. */
const negating = words(
  'no not non none without never nor isn isnt aren arent hasn hasnt wasn wasnt doesn doesnt don dont cannot lacks lacking denied revoked former ex pending expired removed requested assistant trainee only readonly kein keine keinen nicht ohne pas sans aucun sin ningún',
)
/** What a field of access holds that says nothing of its extent. */
const granting = words('granted allowed ok yes true active enabled verified approved valid')

const roleNouns = words('role roles permission permissions privilege privileges right rights')
const accessNouns = words('access clearance')
const scopeNouns = words('authority scope scopes')
/** Fields that may tell that somebody is one of many; that they are more only by that word alone. */
const placeNouns = words('profile level group groups position rank tier kind')
const fillers = words(
  'user account my current assigned granted effective security system name names level type title list value code group member membership employee',
)
const flag = /^(?:is_?)?(?:admin|administrator|superuser|root)$/i
const others = words(
  'manager supervisor team teams members friends contacts colleagues reports support by required requested needed necessary available possible pending default minimum previous former old invited',
)

/** The members that lead to a value, without what MCP packs an answer into. */
export function membersOf(pointer: string): readonly string[] {
  const inner = pointer
    .replace(/^\/content\/\d{1,6}(?:\/resource)?\/text(?=\/|$)/, '')
    .replace(/^\/structuredContent(?=\/|$)/, '')
  return inner === '' ? [] : inner.slice(1).split('/', 33)
}

/** Whether a member says that a value is of somebody else, or of what is not given yet. */
export function isOfOthers(members: readonly string[]): boolean {
  return members.some((member) => wordsOfIdentifier(member).some((word) => others.has(word)))
}

/** What an answer states of the one it is about; a role counts for more than what stands elsewhere. */
export function statedRole(leaves: readonly ObservedLeaf[]): Role {
  const looked = leaves.slice(0, maxLeaves)
  const found = new Set<Stated>()
  for (const [pointer, value] of looked) {
    const members = membersOf(pointer)
    if (isOfOthers(members)) continue
    const stated = inField(members, value) ?? alone(members, value, looked.length)
    if (stated !== undefined) found.add(stated)
  }
  if (found.has('administers')) return 'administers'
  if (found.has('ordinary')) return 'ordinary'
  // Of several scopes or groups the highest counts: who may administer may read as well.
  if (found.has('scope administers')) return 'administers'
  return found.has('scope ordinary') ? 'ordinary' : 'unstated'
}

type Stated = 'administers' | 'ordinary' | 'scope administers' | 'scope ordinary'

/** Whether a role that a host states is one of everybody, or one that somebody has not. */
export function isOrdinaryRole(role: string): boolean {
  const found = wordsOfIdentifier(role)
  if (found.length === 0) return false
  return found.every((word) => ordinary.has(word)) || found.some((word) => negating.has(word))
}

function inField(members: readonly string[], value: ObservedLeaf[1]): Stated | undefined {
  const named = members.filter((member) => !/^\d{1,6}$/.test(member))
  const key = named.at(-1) ?? ''
  if (flag.test(key)) {
    if (/^(?:true|yes|1)$/i.test(String(value))) return 'administers'
    return /^(?:false|no|0|none)$/i.test(String(value)) ? 'ordinary' : undefined
  }
  if (typeof value !== 'string') return undefined
  const noun = nounOf(key) ?? nounOf(`${named.at(-2) ?? ''} ${key}`)
  if (noun === undefined) return undefined
  const role = value.length > maxRole ? 'ordinary' : readRole(value, noun === 'role')
  if (noun === 'role') return isGrant(value) ? undefined : (role ?? 'ordinary')
  if (noun === 'place')
    return role === 'administers' && isOnlyAbove(value)
      ? 'scope administers'
      : role === 'ordinary'
        ? 'scope ordinary'
        : undefined
  if (noun !== 'scope' || role === undefined) return role
  return role === 'administers' ? 'scope administers' : 'scope ordinary'
}

/** What a field is of; undefined where its name says more than that. */
function nounOf(key: string): 'role' | 'access' | 'scope' | 'place' | undefined {
  const found = wordsOfIdentifier(key)
  const has = (set: ReadonlySet<string>): boolean => found.some((word) => set.has(word))
  const isNoun = (word: string): boolean =>
    [roleNouns, accessNouns, scopeNouns, placeNouns, fillers].some((set) => set.has(word))
  if (!found.every(isNoun)) return undefined
  if (has(roleNouns)) return 'role'
  if (has(accessNouns)) return 'access'
  if (has(scopeNouns)) return 'scope'
  return has(placeNouns) ? 'place' : undefined
}

function readRole(value: string, isRole: boolean): 'administers' | 'ordinary' | undefined {
  const found = wordsOfIdentifier(value)
  if (found.some((word) => negating.has(word))) return 'ordinary'
  if (found.some((word) => above.has(word))) return 'administers'
  const isHigh = found.some((word) => high.has(word))
  if (isRole && isHigh && found.every((word) => high.has(word) || scopesOfPower.has(word)))
    return 'administers'
  return found.length > 0 && found.every((word) => ordinary.has(word)) ? 'ordinary' : undefined
}

/** Whether a value is nothing but the word of somebody who administers: "administrator", "system admin". */
function isOnlyAbove(value: string): boolean {
  return wordsOfIdentifier(value).every((word) => above.has(word) || scopesOfPower.has(word))
}

function isGrant(value: string): boolean {
  const found = wordsOfIdentifier(value)
  return found.every((word) => granting.has(word))
}

const verifying =
  /\b(?:verified|verification|authenticated|confirmed|identity|role|access|permissions?|rights|privileges|authori[sz]ed|logged in|signed in)\b/i

/** "User verified: administrator." is all that the check answers. */
function alone(
  members: readonly string[],
  value: ObservedLeaf[1],
  leaves: number,
): 'administers' | 'ordinary' | undefined {
  if (leaves !== 1 || typeof value !== 'string' || value.length > maxSentence) return undefined
  if (members.length > 0 && !/^(?:message|msg|result|response|detail)$/i.test(members.join()))
    return undefined
  const colon = value.lastIndexOf(':')
  const before = value.slice(0, Math.max(0, colon)).split(/[.;!?\n]/)
  const label = before.at(-1) ?? ''
  const isLabel = verifying.test(label) && !isOfOthers([label])
  const stated = isLabel ? readRole(value.slice(colon + 1), true) : undefined
  if (stated !== undefined) return stated
  const found = wordsOfIdentifier(value)
  return found.some((word) => ordinary.has(word) && !/^(?:users?|read)$/.test(word))
    ? 'ordinary'
    : undefined
}
