/** What the functions on offer can do, and what they are called. */
import { isJsonObject } from '../../mcp/json.ts'
import type { OfferedTool } from '../../trajectory/memory.ts'
import { privilegesOf } from '../privilege.ts'
import { wordsOfIdentifier } from '../verbs.ts'
import { type ActionKind, actionOf } from './action-words.ts'

export interface Offer {
  /** Whether nothing is known to be on offer: then everything may be. */
  readonly isUnknown: boolean
  readonly kinds: ReadonlySet<ActionKind>
  /** Lower-case names of two words or more, as no text has them by chance, with what they do. */
  readonly names: ReadonlyMap<string, ReadonlySet<ActionKind>>
}

/** Functions that are looked at. */
const maxTools = 2_000

const kindsOf = new WeakMap<object, ReadonlySet<ActionKind>>()

/** The kinds of action that one function can do, by the words of its name and its schema. */
export function actionsOfTool({ name, definition }: OfferedTool): ReadonlySet<ActionKind> {
  const known = kindsOf.get(definition)
  if (known !== undefined) return known
  const kinds = new Set<ActionKind>()
  for (const word of wordsOfIdentifier(name)) {
    const action = actionOf(word)
    if (action !== undefined) kinds.add(action.kind)
    if (word === 'money' || word === 'payment' || word === 'cart') kinds.add('spend')
    if (word === 'webpage' || word === 'url' || word === 'browser' || word === 'page')
      kinds.add('visit')
  }
  const { inputSchema } = definition
  for (const { privilege } of privilegesOf(
    name,
    isJsonObject(inputSchema) ? inputSchema : undefined,
  )) {
    kinds.add(privilege === 'administer' ? 'change' : privilege)
  }
  kindsOf.set(definition, kinds)
  return kinds
}

export function offerOf(offered: readonly OfferedTool[]): Offer {
  const kinds = new Set<ActionKind>()
  const names = new Map<string, ReadonlySet<ActionKind>>()
  for (const tool of offered.slice(0, maxTools)) {
    const actions = actionsOfTool(tool)
    for (const kind of actions) kinds.add(kind)
    const name = tool.name.toLowerCase()
    if (isTelling(tool.name)) names.set(name, actions)
  }
  return { isUnknown: offered.length === 0, kinds, names }
}

/** Whether a name is made of two words or more, so that no text has it by chance. */
export function isTelling(name: string): boolean {
  return name.length >= 6 && (/[_.:/-]/.test(name.slice(1, -1)) || /[a-z][A-Z]/.test(name))
}
