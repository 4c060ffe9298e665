/**
 * Prompts: lists, and the messages that a prompt becomes with its arguments.
 *
 * @see MCP 2026-07-28, Server Features, Prompts
 */
import { isJsonObject } from '../../mcp/json.ts'
import { replaceInMessages } from './blocks.ts'
import { liftResources } from './embedded-resources.ts'
import { listPart } from './list.ts'
import { type Part, type PartInput, withExtra, without } from './part.ts'
import { unitOf } from './unit.ts'

export function promptListPart(input: PartInput): Part {
  return listPart(input, 'prompts', 'server-description')
}

/** A request moves the arguments to the prompt, its answer the messages for the model. */
export function promptPart({ kind, params, result, request, call, room }: PartInput): Part {
  if (kind !== 'answer') {
    return { content: params?.arguments ?? {}, unit: unitOf('prompt', params?.name) }
  }
  const unit = unitOf('prompt', (request ?? call?.request)?.params?.name)
  if (!isJsonObject(result)) return { content: result, unit }
  const moved = without(result, 'resultType')
  const { replace, extra } = liftResources(room)
  const messages = replaceInMessages(moved.messages, replace)
  if (messages === undefined || messages === moved.messages) return { content: moved, unit }
  return { content: { ...moved, messages }, unit, ...withExtra(extra()) }
}
