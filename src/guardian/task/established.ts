/**
 * Who the sender is, as far as the host or a server has shown it: the role, and the account. What a
 * text claims in passing shows nothing; only a check of who somebody is may state a role, and what it
 * showed ends with a log-out and with the next log-in.
 */
import type { TrajectoryView } from '../../trajectory/memory.ts'
import type { Observation } from '../../trajectory/observation.ts'
import { hasFailed } from '../outcome.ts'
import {
  asksWhoCalls,
  isIdentityCheck,
  isLogOut,
  looksUp,
  startsSession,
} from './identity-check.ts'
import { isOfOthers, isOrdinaryRole, membersOf, type Role, statedRole } from './stated-role.ts'

export interface Established {
  /** `unstated`: somebody is known, and nothing says what they may. */
  readonly role: Role
  /** Names, addresses and ids that stand for the sender; lower case. */
  readonly names: ReadonlySet<string>
}

/** Observations looked at, latest first; values of a check, and UTF-16 code units of a value. */
const maxLooked = 1_024
const maxLeaves = 64
const maxName = 96
/** Turns, and UTF-16 code units of one, in which the user's name is looked for. */
const maxTurns = 8
const maxText = 4_096

/** What the host says of who speaks; undefined where it says nothing. A role of its own is trusted. */
export function establishedByHost({ turns }: TrajectoryView): Established | undefined {
  const sender = turns.findLast(
    (turn) => turn.source === 'user' && turn.sender !== undefined,
  )?.sender
  const roles = sender?.roles ?? []
  if (sender === undefined || (roles.length === 0 && sender.authenticatedBy === undefined))
    return undefined
  const isOrdinary = roles.length > 0 && roles.every(isOrdinaryRole)
  const names = new Set(sender.id === undefined ? [] : [sender.id.toLowerCase()])
  return { role: isOrdinary ? 'ordinary' : 'administers', names }
}

/** A check that succeeded: the call and its answer. */
interface Check {
  readonly name: string
  readonly call: Observation
  readonly answer: Observation
}

/** What the latest log-in and the checks after it show at one server; undefined without any. */
export function establishedAt(past: TrajectoryView, server: string): Established | undefined {
  const names = new Set<string>()
  let role: Role | undefined
  let [isSession, isNamed, isChecked] = [false, false, false]
  const self = namedSelf(past)
  for (const check of checksAt(past, server)) {
    const { name, call, answer } = check
    const isOfCaller = startsSession(name) || asksWhoCalls(name)
    const { asked, shown, isSeveral } = peopleIn(check)
    const isNaming = asked.length + shown.length > 0
    const isLookUp = !isOfCaller && looksUp(name)
    if (!isOfCaller && self !== undefined && isSomebodyElse(self, [...asked, ...shown])) continue
    // Who is checked is the sender, and not who was looked up before.
    if (!isLookUp && !isChecked && isNaming) forget()
    if (!isOfCaller) {
      if (isSeveral || (isSession && isLookUp && !(isNamed && isNaming))) continue
      // The answer says who it is about; what was asked for does where it says nothing.
      const isOther = shown.length > 0 ? !shown.some(isKnown) : !asked.every(isKnown)
      if (isNamed && isNaming && isOther) continue
    }
    if (isOfCaller || !isNamed) {
      addNames(names, call)
      addNames(names, answer)
    } else for (const one of asked.length === 1 ? [...asked, ...shown] : shown) names.add(one)
    const stated = statedRole(answer.leaves)
    const isProven = isSession || !isLookUp
    if (stated === 'ordinary' || (stated === 'administers' && isProven)) role = stated
    else role ??= 'unstated'
    isSession ||= isOfCaller
    isChecked ||= !isLookUp
    isNamed ||= isNaming
  }
  return role === undefined ? undefined : { role, names }

  function forget(): void {
    names.clear()
    role = undefined
    isNamed = false
  }

  function isKnown(one: string): boolean {
    return names.has(one)
  }
}

/** From the latest log-in on, unless a log-out follows it; in the order in which they were. */
function checksAt({ observations }: TrajectoryView, server: string): readonly Check[] {
  const answers = new Map<number, Observation>()
  const checks: Check[] = []
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
    if (isDenied(answer)) continue
    checks.push({ name, call: seen, answer })
    if (startsSession(name)) break
  }
  return checks.reverse()
}

const confirming =
  /^(?:is_?)?(?:identity_?)?(?:verified|valid|authenticated|authori[sz]ed|confirmed|match|matches|matched)$/i

/** Whether an answer says that somebody is not who they said. */
function isDenied({ leaves }: Observation): boolean {
  return leaves
    .slice(0, maxLeaves)
    .some(
      ([pointer, value]) =>
        confirming.test(membersOf(pointer).at(-1) ?? '') && /^(?:false|no|0)$/i.test(String(value)),
    )
}

const naming =
  /^(?:(?:user|account|member|employee|customer|login|email|person|patient|student)(?:_?(?:name|id|email|address))?|user_?name|e_?mail|(?:full_?|first_?|last_?)?name|(?:uu|u)?id)$/i
const oneOfSeveral =
  /^(?:\w{1,24}\/){0,2}[1-9]\d{0,5}\/(?:user|user_?name|user_?id|e_?mail|login|name|first_?name|role)$/i

interface People {
  /** Whom the call names, and whom its answer does; lower case. */
  readonly asked: readonly string[]
  readonly shown: readonly string[]
  /** Whether the answer is a list of them. */
  readonly isSeveral: boolean
}

function peopleIn({ call, answer }: Check): People {
  const asked = peopleOf(call)
  const shown = peopleOf(answer)
  const isSeveral = answer.leaves
    .slice(0, maxLeaves)
    .some(([pointer]) => oneOfSeveral.test(membersOf(pointer).join('/')))
  return { asked, shown, isSeveral }
}

function peopleOf({ leaves }: Observation): readonly string[] {
  return leaves.slice(0, maxLeaves).flatMap(([pointer, value]) => {
    const members = membersOf(pointer)
    const isName =
      typeof value !== 'boolean' &&
      String(value).length <= maxName &&
      naming.test(members.at(-1) ?? '') &&
      !isOfOthers(members)
    return isName ? [String(value).toLowerCase()] : []
  })
}

const selfNamed =
  /(?:^|[.!?,;:\n]\s{0,4}|\b(?:hi|hello|hey),? )(?:i am|i['’]m|this is|my name is|here is)\s{1,4}(\p{Lu}\p{L}{1,24}(?: \p{Lu}\p{L}{1,24}){0,2})/giu

/** The name that the user gave as their own, lower case; the latest of several. */
function namedSelf({ turns }: TrajectoryView): string | undefined {
  let found: string | undefined
  for (const { source, text } of turns.slice(-maxTurns)) {
    if (source !== 'user') continue
    // The flag that makes `I AM` match lets small letters pass as well.
    for (const [, name = ''] of text.slice(0, maxText).matchAll(selfNamed))
      if (/^\p{Lu}/u.test(name)) found = name.toLowerCase()
  }
  return found
}

/** Whether all of `people` are names of persons, and none shares a word with the user's own. */
function isSomebodyElse(self: string, people: readonly string[]): boolean {
  const names = people.filter((one) => /^\p{L}+(?: \p{L}+){0,3}$/u.test(one))
  if (names.length === 0 || names.length < people.length) return false
  const own = self.split(' ')
  return !names.some((one) => one.split(' ').some((word) => own.includes(word)))
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
  for (const [pointer, value] of leaves.slice(0, maxLeaves))
    if (typeof value !== 'boolean' && String(value).length <= maxName)
      if (!isOfOthers(membersOf(pointer))) names.add(String(value).toLowerCase())
}
