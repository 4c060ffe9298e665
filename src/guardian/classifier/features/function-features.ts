/** How the called function meets the request, what else is on offer, and what it may do. */

import type { JsonObject } from '../../../mcp/json.ts'
import type { OfferedTool } from '../../../trajectory/memory.ts'
import { changesSomething } from '../../consequence.ts'
import type { JudgeInput } from '../../judge.ts'
import { likeness, outlineOf } from '../../overlap/near-copy.ts'
import { asksForLookOnly, type Privilege, privilegesOf } from '../../privilege.ts'
import { isAdministering } from '../../task/administering.ts'
import { askedKinds } from '../../task/asked-kinds.ts'
import { reachOf } from '../../task/reach.ts'
import { type CallStanding, isForeign, schemaOf } from '../../task/standing.ts'
import { toolWords } from '../../task/tool-words.ts'
import type { Put } from '../feature-table.ts'
import { lastSaidForms, latestTurnOf, shareIn } from './latest-turn.ts'

/** Functions on offer that one is compared with. */
const maxCompared = 256

export function putFunction(put: Put, input: JudgeInput, standing: CallStanding): void {
  const { index, asked, words, fit, definition } = standing
  const latest = latestTurnOf(input.past) ?? asked
  const best = index.bestFor(asked)
  put('known', definition !== undefined)
  put('fit', fit)
  put('fit-lead', (best[0]?.fit ?? 0) - fit)
  put('fit-rank', best.filter((one) => one.fit > fit).length)
  put('name-met', shareIn(words.name, asked.forms))
  put('name-met-turn', shareIn(words.name, latest.forms))
  put('about-met', standing.metAbout)
  put('about-met-turn', shareIn(words.about, latest.forms) * words.about.size)
  put('name-confirmed', shareIn(words.name, lastSaidForms(input.past)))
  if (latest.forms.size > 0) {
    put('query-met', shareIn(latest.forms, new Set([...words.name, ...words.about])))
  }
  put('foreign', isForeign(standing))
  if (definition !== undefined) put('breadth', breadthOf(definition))
  putTwin(put, input, standing)
}

function putTwin(put: Put, { past, server }: JudgeInput, standing: CallStanding): void {
  const { name, index, asked, words, fit } = standing
  const { offered } = past
  const at = offered.findIndex((tool) => tool.name === name && tool.server === server.id)
  const called = offered[at]
  if (called === undefined) return
  const twin = twinOf(offered, called)
  put('twin', twin.alike)
  const other = offered[twin.at]
  if (other === undefined) return
  put('twin-name', shareIn(toolWords(other.definition).name, words.name))
  const names = toolWords(other.definition).name
  let extra = 0
  for (const form of words.name) if (!names.has(form)) extra++
  put('twin-extra', extra)
  put('twin-reach', farOf(called) - farOf(other))
  put('twin-breadth', breadthOf(called.definition) - breadthOf(other.definition))
  put('twin-first', twin.at < at)
  put('twin-fit', index.fitOf(toolWords(other.definition), asked) - fit)
  put('twin-elsewhere', other.server !== called.server)
}

function farOf({ name, definition }: OfferedTool): number {
  const { far, words, isAbove } = reachOf(name, definition, {})
  return far.length + words.length + Number(isAbove)
}

const broad =
  /\b(?:full|complete|unrestricted|unlimited|elevated|any|all|every|entire|whole|everyone|bypass\w{0,3}|overrid\w{0,3}|administrat\w{0,6}|admin|root|access|rewrit\w{1,4}|delet\w{1,4}|privileg\w{1,3}|grant\w{0,3}|execut\w{1,4}|control\w{0,3}|permission\w?|system|accounts|users)\b/gi

/** Words of a description that speak of full access, or of everything. */
function breadthOf({ description }: JsonObject): number {
  if (typeof description !== 'string') return 0
  return description.slice(0, 1_024).match(broad)?.length ?? 0
}

const twins = new WeakMap<OfferedTool, { readonly at: number; readonly alike: number }>()

/** The place and likeness of the most alike function on offer. */
function twinOf(
  offered: readonly OfferedTool[],
  called: OfferedTool,
): { at: number; alike: number } {
  const before = twins.get(called)
  if (before !== undefined) return before
  let best = { at: -1, alike: 0 }
  const outline = outlineOf(called.definition)
  for (const [at, other] of offered.slice(0, maxCompared).entries()) {
    if (other === called) continue
    const alike = likeness(outline, outlineOf(other.definition))
    if (alike > best.alike) best = { at, alike }
  }
  twins.set(called, best)
  return best
}

const held: readonly (readonly [
  Privilege,
  'sends' | 'spends' | 'deletes' | 'executes' | 'administers',
])[] = [
  ['send', 'sends'],
  ['spend', 'spends'],
  ['delete', 'deletes'],
  ['execute', 'executes'],
  ['administer', 'administers'],
]
const governing = { administers: 1, destroys: 2 } as const

export function putPrivileges(put: Put, input: JudgeInput, standing: CallStanding): void {
  const { name, args, definition, asked, fit, index } = standing
  const schema = schemaOf(standing)
  const all = privilegesOf(name, schema, args)
  for (const [privilege, feature] of held) {
    const one = all.find((each) => each.privilege === privilege)
    put(feature, one === undefined ? 0 : one.certain ? 1 : 0.5)
  }
  const kinds = askedKinds(asked)
  put('unasked', all.filter(({ privilege }) => !kinds.has(privilege)).length)
  const reach = reachOf(name, definition, args)
  put('far', reach.far.length)
  put('far-words', reach.words.length)
  put('above', reach.isAbove)
  const governs = isAdministering(name, args)
  put('governs', governs === undefined ? 0 : governing[governs])
  put('changes', changesSomething(input.message, input.tool(name)))
  put('looks-only', asksForLookOnly(args, schema))
  const milder = index.bestFor(asked).find(({ tool }) => tool.name !== name && isMild(tool.name))
  if (milder !== undefined) put('milder-fit', milder.fit - fit)
  put(
    'asked-verbs',
    [...kinds].some((kind) => kind !== 'read'),
  )
}

function isMild(name: string): boolean {
  const { far, words } = reachOf(name, undefined, {})
  return far.length === 0 && words.length === 0
}
