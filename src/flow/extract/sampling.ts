/**
 * Sampling: the server has the client's model write something. The functions it offers for that,
 * what they returned, and the calls that the model answers with are flows of their own.
 *
 * @see MCP 2025-11-25 and 2026-07-28, Client Features, Sampling, Tool Use
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { replaceBlocks, replaceInMessages } from './blocks.ts'
import { type Part, type PartInput, withExtra, without } from './part.ts'
import { unitOf } from './unit.ts'

/** Calls of earlier messages whose names are kept, so that a return is known by its function. */
const maxCalls = 1_000

export function samplingPart(input: PartInput): Part {
  return input.kind === 'answer' ? writtenPart(input) : askedPart(input)
}

function askedPart({ params, room }: PartInput): Part {
  if (params === undefined) return { content: {} }
  const extra: Part[] = []
  let content = without(params, 'task')
  if (Array.isArray(params.tools) && room > 0) {
    content = without(content, 'tools')
    extra.push({
      message: 'function-list',
      content: params.tools as JsonValue,
      about: ['function-definition'],
      subject: [{ role: 'server' }],
    })
  }
  const names = new Map<string, JsonValue>()
  const messages = replaceInMessages(content.messages, (block) => {
    const { type, name, toolUseId } = block
    if (type === 'tool_use' && typeof block.id === 'string' && names.size < maxCalls) {
      names.set(block.id, name ?? null)
    }
    if (type !== 'tool_result' || extra.length >= room) return undefined
    const id = typeof toolUseId === 'string' ? toolUseId : ''
    extra.push({
      message: 'function-return',
      kind: 'answer',
      requested: names.has(id),
      content: without(block, 'type', 'toolUseId'),
      unit: unitOf('function', names.get(id)),
    })
    return stub(block, 'type', 'toolUseId')
  })
  if (messages !== undefined && messages !== content.messages) content = { ...content, messages }
  return { content, ...withExtra(extra) }
}

/** What the model wrote goes back; each call that it wants is a request to a function. */
function writtenPart({ result, room }: PartInput): Part {
  if (!isJsonObject(result)) return { content: result }
  const own = without(result, 'resultType')
  const extra: Part[] = []
  const content = replaceBlocks(own.content, (block) => {
    if (block.type !== 'tool_use' || extra.length >= room) return undefined
    extra.push({
      message: 'function-request',
      kind: 'request',
      content: block.input ?? {},
      unit: unitOf('function', block.name),
    })
    return stub(block, 'type', 'id', 'name')
  })
  if (content === undefined || extra.length === 0) return { content: own }
  return { content: { ...own, content }, ...withExtra(extra) }
}

/** The words that stay in the message: they tie it to what was taken out. */
function stub(block: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name): [string, JsonValue][] => {
      const value = block[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
