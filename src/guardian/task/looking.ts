/** Calls that only look, and take nothing to look with: where one is, what day it is, what is in the cart. */
import type { ObservedLeaf } from '../../trajectory/observation.ts'
import { isVerbOf, nounVerbs, readNouns, verbKinds, wordsOfIdentifier } from '../verbs.ts'

const changing = verbKinds.filter((kind) => kind !== 'read')

/** Whether a name says of nothing that it is changed. */
export function looksOnly(name: string): boolean {
  const words = wordsOfIdentifier(name)
  if (isVerbOf('read', words[0] ?? '')) {
    return !words.some((word, at) => at > 0 && isFarVerb(word))
  }
  if (nounVerbs.has(words[0] ?? '') && readNouns.has(words.at(-1) ?? '')) return true
  return !words.some((word) => changing.some((kind) => isVerbOf(kind, word)))
}

/** After a verb of reading the others are nouns (`get_ticket`), but for these. */
function isFarVerb(word: string): boolean {
  return isVerbOf('delete', word) || isVerbOf('administer', word) || isVerbOf('execute', word)
}

/** Where and when one is, and who: what any task may begin with. */
const ambient: ReadonlySet<string> = new Set(
  'current now today day date time clock timezone calendar me myself profile account user whoami status menu cwd pwd directory cart inbox'.split(
    ' ',
  ),
)
/** Functions of one service share words of their names. */
const manyKin = 2

/** Whether a glance belongs to a task though its words do not say so: what is around, or a service's own. */
export function isAround(name: string, kin: number): boolean {
  return kin >= manyKin || wordsOfIdentifier(name).some((word) => ambient.has(word))
}

/** Whether a call looks without a value of its own: nothing can be got from it that was not there. */
export function isGlance(name: string, leaves: readonly ObservedLeaf[]): boolean {
  return leaves.every(([, value]) => value === '' || typeof value === 'boolean') && looksOnly(name)
}
