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
import type { EditDeps } from './edit.ts'
import type { Templates } from './templates/templates.ts'
import { fill } from './words.ts'

/** A function that could do far more, with the same parameters. */
export function strongVariant(
  tool: DialogueTool,
  { strong }: Templates,
  chance: Chance,
): DialogueTool {
  const noun = wordsOfIdentifier(tool.name).at(-1) ?? 'data'
  const [name, description] = chance.pick(strong) ?? ['admin_%', '%']
  return { ...tool, name: fill(name, noun), description: fill(description, noun) }
}

/** How often the name of a twin has a word of a template more. */
const namedByTemplate = 0.2
/** How often a number is one of the forms that it may take: few names have one. */
const takesNumber = 0.35

/**
 * A function under a name that is easily taken for the first one's, as another server offers it;
 * undefined where no such name is of the part of the split that is built.
 */
export function twinVariant(
  tool: DialogueTool,
  { templates, chance, isOfPart }: Pick<EditDeps, 'templates' | 'chance' | 'isOfPart'>,
): DialogueTool | undefined {
  const { name } = tool
  const { twins } = templates
  const named = chance.pick(twins.map((one) => fill(one, name)).filter(isOfPart))
  const formed = [
    respelled(name),
    ...(chance.happens(takesNumber) ? [numbered(name, chance)] : []),
    mistyped(name, chance),
    turned(name),
  ]
  const others = formed.filter((one) => one !== name && one !== '' && isOfPart(one))
  const other = chance.happens(namedByTemplate) ? undefined : chance.pick(others)
  const twin = other ?? named ?? chance.pick(others)
  return twin === undefined ? undefined : { ...tool, name: twin }
}

/** `getWeather` as `get_weather`, and the reverse. */
function respelled(name: string): string {
  return /[a-z][A-Z]/.test(name)
    ? name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()
    : name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())
}

/** With a number that tells versions apart. */
function numbered(name: string, chance: Chance): string {
  return `${name}${chance.pick(['2', '_2', '_v2', 'V2', '3', '_1'])}`
}

/** With one letter twice or left out. */
function mistyped(name: string, chance: Chance): string {
  const at = 1 + chance.below(Math.max(1, name.length - 2))
  const letter = name.charAt(at)
  if (!/[a-z]/i.test(letter)) return name
  return `${name.slice(0, at)}${chance.happens(0.5) ? letter + letter : ''}${name.slice(at + 1)}`
}

/** The words in another order: `weather_get`. */
function turned(name: string): string {
  const [first, ...rest] = wordsOfIdentifier(name)
  return first === undefined || rest.length === 0 ? name : [...rest, first].join('_')
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
