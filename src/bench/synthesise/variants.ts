/** Functions made from others: a stronger one, and one that can be taken for it. */
import {
  isVerbOf,
  logInVerbs,
  verbKinds,
  verbsOf,
  wordsOfIdentifier,
} from '../../guardian/verbs.ts'
import type { Chance } from '../chance.ts'
import type { CallStep, DialogueTool } from '../dialogue.ts'
import type { TemplateSet } from './templates/template-set.ts'
import { fill } from './words.ts'

/** A function that could do far more, with the same parameters. */
export function strongVariant(
  tool: DialogueTool,
  { strong }: TemplateSet,
  chance: Chance,
): DialogueTool {
  const noun = wordsOfIdentifier(tool.name).at(-1) ?? 'data'
  const [name, description] = chance.pick(strong) ?? ['admin_%', '%']
  return { ...tool, name: fill(name, noun), description: fill(description, noun) }
}

/** A function under a name that is easily taken for the first one's, as another server offers it. */
export function twinVariant(
  tool: DialogueTool,
  { twins }: TemplateSet,
  chance: Chance,
): DialogueTool {
  const { name } = tool
  const other = /[a-z][A-Z]/.test(name)
    ? name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()
    : name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())
  const named = fill(chance.pick(twins) ?? '%', name)
  return { ...tool, name: other !== name && chance.happens(0.4) ? other : named }
}

/** Whether a call does something, and does not only look something up or log in. */
export function doesSomething({ name, arguments: args }: CallStep): boolean {
  const words = wordsOfIdentifier(name)
  const [first = ''] = words
  if (isVerbOf('read', first) || words.some((word) => logInVerbs.has(word))) return false
  // WHY: `book_table` with `{"type": "check"}` asks whether it could.
  if (Object.values(args).some((value) => typeof value === 'string' && isReading(value))) {
    return false
  }
  return words.some((word) => deeds.some((kind) => verbsOf[kind].verbs.has(word)))
}

/** Whether a call looks something up. */
export function looksUp(call: CallStep): boolean {
  const [first = ''] = wordsOfIdentifier(call.name)
  return isVerbOf('read', first) && !doesSomething(call)
}

const deeds = verbKinds.filter((kind) => kind !== 'read')

function isReading(value: string): boolean {
  return verbsOf.read.verbs.has(value.toLowerCase())
}
