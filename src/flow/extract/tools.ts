/**
 * Tools: lists, calls and what they return.
 *
 * @see MCP 2026-07-28, Server Features, Tools
 */
import { isJsonObject, type JsonValue } from '../../mcp/json.ts'
import { replaceBlocks } from './blocks.ts'
import { liftResources } from './embedded-resources.ts'
import { listPart } from './list.ts'
import { type Part, type PartInput, withExtra } from './part.ts'
import { unitOf } from './unit.ts'

export function toolListPart(input: PartInput): Part {
  return listPart(input, 'tools', 'function-definition')
}

/** A call moves its arguments to the function, a return what the function gives back. */
export function toolCallPart(input: PartInput): Part {
  return input.kind === 'answer' ? returnPart(input) : callPart(input)
}

function callPart({ params }: PartInput): Part {
  // A peer may send arguments that are no object: they move all the same.
  const given = params?.arguments ?? {}
  const name = params?.name
  return {
    content: given,
    unit: unitOf('function', name),
    ...(isJsonObject(given) ? { args: given } : {}),
    ...(typeof name === 'string' ? { calls: name } : {}),
  }
}

function returnPart({ result, request, call, room }: PartInput): Part {
  const unit = unitOf('function', (request ?? call?.request)?.params?.name)
  const moved = returned(result)
  if (!isJsonObject(moved)) return { content: moved, unit }
  const { replace, extra } = liftResources(room)
  const content = replaceBlocks(moved.content, replace)
  if (content === undefined || content === moved.content) return { content: moved, unit }
  return { content: { ...moved, content }, unit, ...withExtra(extra()) }
}

/** Members in which a return moves something, by the specification's schemas. */
const moving = ['content', 'structuredContent', 'isError', 'inputRequests', 'task'] as const

function returned(result: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(result)) return result
  const moved: Record<string, JsonValue> = {}
  let isEmpty = true
  for (const name of moving) {
    const value = result[name]
    if (value === undefined) continue
    moved[name] = value
    isEmpty = false
  }
  // `toolResult` is the spelling of revisions before 2024-11-05 that servers still send.
  return isEmpty ? result : moved
}
