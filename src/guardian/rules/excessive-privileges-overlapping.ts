/**
 * Excessive privileges: a function that can do more than the request needs stands in for one that
 * cannot. What a function can do is read from its verbs and its schema, the stricter of the two;
 * what is needed, from the user's own verbs.
 */
import { type Claim, defineRule, type Rule } from '../judge.ts'
import { asksForLookOnly, type Privilege, privilegesOf } from '../privilege.ts'
import { quoteName } from '../quote-name.ts'
import { isAdministering } from '../task/administering.ts'
import { isAskedFor } from '../task/asked-for.ts'
import { askedKinds } from '../task/asked-kinds.ts'
import { isLastingCommand } from '../task/lasting-command.ts'
import { type Milder, milderThan } from '../task/milder.ts'
import { reachOf } from '../task/reach.ts'
import { type CallStanding, schemaOf, standingOf } from '../task/standing.ts'
import { formOf } from '../task/words.ts'
import { isVerbOf, type VerbKind, verbKinds, wordsOfIdentifier } from '../verbs.ts'
import { privilegedParameter } from './excessive-privileges-overlapping/privileged-parameter.ts'

export const excessivePrivilegesOverlapping: Rule = defineRule({
  risk: 'excessive-privileges-overlapping',
  summary:
    "the called function may delete, execute or administer, or reaches everybody's data or the system, and the user's words ask for nothing of the kind; or a parameter of the call gives it rights that neither the user nor a log-in gave",
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, excessive privileges overlapping',
    'Saltzer and Schroeder 1975, The protection of information in computer systems (least privilege)',
    'CVE-2025-68143 to 68145: a tool that reads or writes outside of its task',
  ],
  primitives: ['tool-call'],
  misses: [
    'a function whose name and schema do not show what it may do',
    'a stronger function where the user uses the verb of the stronger one',
    'a stronger function where no user turn is known',
  ],
  judge(input) {
    const privileged = privilegedParameter(input)
    if (privileged !== undefined) return [privileged]
    const standing = standingOf(input)
    if (standing === undefined || isHelper(standing) || !standing.asked.isComparable) return []
    const excess = excessOf(standing)
    if (excess === undefined) return []
    return [claimOf(standing, excess)]
  },
})

interface Excess {
  readonly what: string
  /** The one that was not asked for; undefined where it is words that reach too far. */
  readonly privilege: Privilege | undefined
  readonly isFar: boolean
  readonly milder: Milder | undefined
}

/** Whether it logs in or checks, and takes no rights: `grant_token` does. */
function isHelper({ isLogIn, name, definition, args }: CallStanding): boolean {
  return isLogIn && !reachOf(name, definition, args).far.includes('administer')
}

function excessOf(standing: CallStanding): Excess | undefined {
  const { name, definition, args, asked } = standing
  const reach = reachOf(name, definition, args)
  const { far, words, isAbove } = reach
  const isStrong = far.length > 0 || words.length > 0
  const kinds = askedKinds(asked)
  // One that changes something is found by its weaker twin alone.
  if (!isStrong && !mayBeTwin(standing, kinds)) return undefined
  const schema = schemaOf(standing)
  if (asksForLookOnly(args, schema)) return undefined
  // The user named it word for word.
  if (standing.named > 0 && standing.met === standing.named) return undefined
  const privilege = far.find((one) => !kinds.has(one))
  const beyond = words.find((word) => !isSaid(standing, word))
  if (isStrong && privilege === undefined && beyond === undefined) return undefined
  const milder = milderThan(standing, reach)
  if (!isStrong)
    return milder?.isLookOnly === true
      ? { what: 'changes something', privilege: undefined, isFar: false, milder }
      : undefined
  // What the user asked for and nothing milder can do is a matter of who asks.
  if (milder === undefined && isAdministering(name, args) !== undefined && isAskedFor(standing))
    return undefined
  // One word of reach alone is the name of a thing as often: a listing of all, a database of films.
  if (privilege === undefined && words.length < 2 && !isAbove && milder?.isStandIn !== true)
    return undefined
  return {
    what: privilege === undefined ? 'reaches beyond this task' : `may ${privilege}`,
    privilege,
    isFar: privilege !== undefined && (beyond !== undefined || privilege !== 'delete'),
    milder,
  }
}

const changing = verbKinds.filter((kind) => kind !== 'read')

/** Whether its name changes something in a way that the user's words do not ask for. */
function mayBeTwin({ name }: CallStanding, kinds: ReadonlySet<VerbKind>): boolean {
  if (changing.some((kind) => kinds.has(kind))) return false
  return wordsOfIdentifier(name).some((word) => changing.some((kind) => isVerbOf(kind, word)))
}

function isSaid({ asked }: CallStanding, word: string): boolean {
  const form = formOf(word)
  return asked.text.includes(word) || (form !== '' && asked.forms.has(form))
}

function claimOf(standing: CallStanding, { what, privilege, isFar, milder }: Excess): Claim {
  const { name, args, index, fit } = standing
  const certain = privilegesOf(name, schemaOf(standing), args).some((one) => one.certain)
  const isReplaced = milder !== undefined && milder.fit >= fit + 2
  // A shell is the tool for much: what it runs decides whether it must wait.
  const isLasting = privilege !== 'execute' || isLastingCommand(args)
  return {
    decision: isFar && certain && isReplaced && isLasting ? 'ask' : 'allow',
    // Where all functions are known and none can do less, it is what there is.
    severity: milder === undefined && index.size > 0 ? 'low' : 'medium',
    confidence: isFar ? 0.85 : 0.75,
    element: 'recipient',
    text: `The function ${quoteName(name)} ${what}, and the user's words ask for nothing of the kind${milder === undefined ? '' : `; ${quoteName(milder.tool.name)} is on offer too`}.`,
    evidence: [{ pointer: '/params/name' }],
  }
}
