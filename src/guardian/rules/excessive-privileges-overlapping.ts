/**
 * Excessive privileges: a function that can do more than the request needs stands in for one that
 * cannot. What a function can do is read from its verbs and its schema, the stricter of the two;
 * what is needed, from the user's own verbs.
 */
import { type Claim, defineRule, type Rule } from '../judge.ts'
import { asksForLookOnly, privilegesOf } from '../privilege.ts'
import { quoteName } from '../quote-name.ts'
import { askedKinds } from '../task/asked-kinds.ts'
import { reachOf } from '../task/reach.ts'
import { type CallStanding, schemaOf, standingOf } from '../task/standing.ts'
import { formOf } from '../task/words.ts'

export const excessivePrivilegesOverlapping: Rule = defineRule({
  risk: 'excessive-privileges-overlapping',
  summary:
    "the called function may delete, execute or administer, or reaches everybody's data or the system, and the user's words ask for nothing of the kind",
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
    const standing = standingOf(input)
    if (standing === undefined || standing.isLogIn || !standing.asked.isComparable) return []
    const excess = excessOf(standing)
    if (excess === undefined) return []
    return [claimOf(standing, excess)]
  },
})

interface Excess {
  readonly what: string
  readonly isFar: boolean
}

function excessOf(standing: CallStanding): Excess | undefined {
  const { name, definition, args, asked } = standing
  const { far, words, isAbove } = reachOf(name, definition, args)
  if (far.length === 0 && words.length === 0) return undefined
  const schema = schemaOf(standing)
  if (asksForLookOnly(args, schema)) return undefined
  // The user named it word for word.
  if (standing.named > 0 && standing.met === standing.named) return undefined
  const kinds = askedKinds(asked)
  const privilege = far.find((one) => !kinds.has(one))
  const reach = words.find((word) => !isSaid(standing, word))
  if (privilege === undefined && reach === undefined) return undefined
  // One word of reach alone is the name of a thing as often: a listing of all, a database of films.
  if (privilege === undefined && words.length < 2 && !isAbove) return undefined
  return {
    what: privilege === undefined ? 'reaches beyond this task' : `may ${privilege}`,
    isFar: privilege !== undefined && (reach !== undefined || privilege !== 'delete'),
  }
}

function isSaid({ asked }: CallStanding, word: string): boolean {
  const form = formOf(word)
  return asked.text.includes(word) || (form !== '' && asked.forms.has(form))
}

function claimOf(standing: CallStanding, { what, isFar }: Excess): Claim {
  const { name, args, asked, index } = standing
  const certain = privilegesOf(name, schemaOf(standing), args).some((one) => one.certain)
  const other = index.bestFor(asked).find(({ tool }) => tool.name !== name && isMilder(tool.name))
  const isReplaced = other !== undefined && other.fit > 0
  return {
    decision: isFar && certain && isReplaced && other.fit >= standing.fit + 2 ? 'ask' : 'allow',
    severity: 'medium',
    confidence: isFar ? 0.85 : 0.75,
    element: 'recipient',
    text: `The function ${quoteName(name)} ${what}, and the user's words ask for nothing of the kind${isReplaced ? `; ${quoteName(other.tool.name)} is on offer too` : ''}.`,
    evidence: [{ pointer: '/params/name' }],
  }
}

function isMilder(name: string): boolean {
  const { far, words } = reachOf(name, undefined, {})
  return far.length === 0 && words.length === 0
}
