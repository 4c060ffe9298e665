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
  /** What `names` start with, up to the first mark that is no low line. */
  readonly heads: ReadonlySet<string>
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

const offers = new WeakMap<
  OfferedTool,
  { readonly of: readonly OfferedTool[]; readonly offer: Offer }
>()

/** What is on offer; remembered, as most messages find the same tools on offer as the one before. */
export function offerOf(offered: readonly OfferedTool[]): Offer {
  const [first] = offered
  if (first === undefined) return nothing
  const known = offers.get(first)
  if (known !== undefined && isSame(known.of, offered)) return known.offer
  const offer = makeOffer(offered)
  offers.set(first, { of: offered, offer })
  return offer
}

const nothing: Offer = { isUnknown: true, kinds: new Set(), names: new Map(), heads: new Set() }

function isSame(one: readonly OfferedTool[], other: readonly OfferedTool[]): boolean {
  return one.length === other.length && one.every((tool, index) => tool === other[index])
}

function makeOffer(offered: readonly OfferedTool[]): Offer {
  const kinds = new Set<ActionKind>()
  const names = new Map<string, ReadonlySet<ActionKind>>()
  const heads = new Set<string>()
  for (const tool of offered.slice(0, maxTools)) {
    const actions = actionsOfTool(tool)
    for (const kind of actions) kinds.add(kind)
    if (!isTelling(tool.name)) continue
    const name = tool.name.toLowerCase()
    names.set(name, actions)
    heads.add(/^\w*/.exec(name)?.[0] ?? '')
  }
  return { isUnknown: false, kinds, names, heads }
}

/** Whether a name is made of two words or more, so that no text has it by chance. */
export function isTelling(name: string): boolean {
  return name.length >= 6 && (/[_.:/-]/.test(name.slice(1, -1)) || /[a-z][A-Z]/.test(name))
}
