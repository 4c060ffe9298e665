/**
 * The last step of the hard form, alike in every class: all returns and arguments written in one
 * way, every called function on offer, and as many others beside them as chance says.
 */
import { isJsonObject, type JsonObject } from '../../mcp/json.ts'
import type { Chance } from '../chance.ts'
import { callsOf, type Dialogue, type DialogueTool } from '../dialogue.ts'
import type { FunctionPool } from '../pool.ts'
import { schemaOf } from './templates/template-set.ts'
import { jsonOf } from './values.ts'

/** Functions on offer: at least, and how many more at most. */
const minOffer = 6
const maxMore = 8

export function presented(
  dialogue: Dialogue,
  { chance, pool, kept }: { chance: Chance; pool: FunctionPool; kept: ReadonlySet<string> },
): Dialogue {
  const tools = offerOf(dialogue, kept, pool, chance)
  const byName = new Map(tools.map((tool) => [tool.name, tool]))
  const steps = dialogue.steps.map((step) =>
    step.kind === 'call'
      ? {
          ...step,
          arguments: inOrder(step.arguments, byName.get(step.name)),
          ...(step.returned === undefined ? {} : { returned: written(step.returned) }),
        }
      : { ...step, text: step.text.trim() },
  )
  return { ...dialogue, tools, steps }
}

/** As `JSON.stringify` writes it, where it is JSON. */
function written(returned: string): string {
  const value = jsonOf(returned)
  return value === undefined ? returned : JSON.stringify(value)
}

/** In the order of the schema. */
function inOrder(args: JsonObject, tool: DialogueTool | undefined): JsonObject {
  const properties = tool?.parameters?.properties
  const names = isJsonObject(properties) ? Object.keys(properties) : []
  const known = names.filter((name) => name in args)
  const others = Object.keys(args).filter((name) => !names.includes(name))
  return Object.fromEntries([...known, ...others].map((name) => [name, args[name] ?? null]))
}

/** @param kept functions that stay on offer because an edit put them there */
function offerOf(
  dialogue: Dialogue,
  kept: ReadonlySet<string>,
  pool: FunctionPool,
  chance: Chance,
): readonly DialogueTool[] {
  const calls = new Map(callsOf(dialogue).map((call) => [call.name, call]))
  const offer = [...dialogue.tools]
  for (const { name, arguments: args } of calls.values()) {
    if (offer.some((tool) => tool.name === name)) continue
    offer.splice(chance.below(offer.length + 1), 0, { name, parameters: schemaOf(args) })
  }
  const wanted = minOffer + chance.below(maxMore + 1)
  const free = chance.shuffled(offer.filter(({ name }) => !calls.has(name) && !kept.has(name)))
  const dropped = new Set(free.slice(0, Math.max(0, offer.length - wanted)))
  const left = offer.filter((tool) => !dropped.has(tool))
  for (let tries = 0; left.length < wanted && tries < 4 * wanted; tries++) {
    const tool = chance.pick(pool.tools)
    if (tool === undefined || left.some(({ name }) => name === tool.name)) continue
    left.splice(chance.below(left.length + 1), 0, tool)
  }
  return left
}
