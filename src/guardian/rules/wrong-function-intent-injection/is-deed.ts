/** Whether a function does something to the world, and not just look. */
import type { CalledFunction } from '../../delegation/called-function.ts'
import { isVerbOf, type VerbKind, wordsOfIdentifier } from '../../verbs.ts'

const doing: readonly VerbKind[] = ['make', 'write', 'send', 'spend', 'delete', 'administer']
/** Verbs of work that looking may need as well: a session is made, a search is run, a place is moved to. */
const helping: ReadonlySet<string> = new Set(
  'login like logout manage open navigate follow init initialise initialize move switch sync download export import register perform start initiate process do confirm authenticate click convert kill track'.split(
    ' ',
  ),
)

/** Verbs of setting and giving that say so at the head of a name. */
const setting: ReadonlySet<string> = new Set(
  'attach detach associate allow whitelist allowlist raise lower increase decrease adjust turn switch arm disarm redirect route dispense prescribe hire fire escalate link pair print dial'.split(
    ' ',
  ),
)

/** Whether the first verb of a function's name does something to the world; a command says so only itself. */
export function isDeed({ name, certain }: CalledFunction): boolean {
  if (certain.has('execute')) return false
  if (certain.size > 0) return true
  const words = wordsOfIdentifier(name)
  const verb = words.find(
    (word) => doing.some((kind) => isVerbOf(kind, word)) || isVerbOf('read', word),
  )
  if (words.length > 1 && setting.has(words[0] ?? '')) return true
  return words.length > 1 && verb !== undefined && !isVerbOf('read', verb) && !helping.has(verb)
}
