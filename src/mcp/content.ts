import { isJsonObject, type JsonObject, type JsonValue } from './json.ts'

/** The block types of MCP by their wire names. */
export const blockTypes = [
  'text',
  'image',
  'audio',
  'resource',
  'resource_link',
  'tool_use',
  'tool_result',
] as const

/** A block's type, or `structuredContent` for that member of a result. */
export type ContentKind = (typeof blockTypes)[number] | 'structuredContent' | 'unknown'

/** One piece of what a server (or, of sampling and elicitation, a client) hands over. */
export interface ContentBlock {
  readonly kind: ContentKind
  /** RFC 6901 of the block. */
  readonly pointer: string
  /** The block as it is. */
  readonly value: JsonValue
  /** Text for the model: of a text block, of an embedded text resource. */
  readonly text?: string
  /** RFC 6901 of `text`. */
  readonly textPointer?: string
  readonly uri?: string
  readonly mimeType?: string
}

/**
 * The content blocks of a result or of the params of a request, in document order.
 *
 * Reads `content`, `contents`, `messages[].content`, the content of tool results in them, and
 * `structuredContent`. A block of an unknown type is given as `unknown`, never left out.
 * @param holder the value of `result` or `params`
 * @param pointer where `holder` stands
 */
export function contentBlocks(holder: JsonValue, pointer = '/result'): readonly ContentBlock[] {
  const blocks: ContentBlock[] = []
  if (!isJsonObject(holder)) return blocks
  collect(holder.content, `${pointer}/content`, blocks, 0)
  if (Array.isArray(holder.contents)) {
    for (const [index, contents] of (holder.contents as readonly JsonValue[]).entries()) {
      blocks.push(resourceBlock(contents, contents, `${pointer}/contents/${index}`, ''))
    }
  }
  if (Array.isArray(holder.messages)) {
    for (const [index, message] of (holder.messages as readonly JsonValue[]).entries()) {
      if (!isJsonObject(message)) continue
      collect(message.content, `${pointer}/messages/${index}/content`, blocks, 0)
    }
  }
  if (holder.structuredContent !== undefined) {
    blocks.push({
      kind: 'structuredContent',
      pointer: `${pointer}/structuredContent`,
      value: holder.structuredContent,
    })
  }
  return blocks
}

/** A tool result holds blocks, of which none may be a tool result again: two levels are enough. */
const maxNesting = 2

function collect(
  content: JsonValue | undefined,
  pointer: string,
  blocks: ContentBlock[],
  nesting: number,
): void {
  if (content === undefined || nesting === maxNesting) return
  if (!Array.isArray(content)) {
    collectOne(content, pointer, blocks, nesting)
    return
  }
  for (const [index, block] of (content as readonly JsonValue[]).entries()) {
    collectOne(block, `${pointer}/${index}`, blocks, nesting)
  }
}

function collectOne(
  block: JsonValue,
  pointer: string,
  blocks: ContentBlock[],
  nesting: number,
): void {
  blocks.push(blockOf(block, pointer))
  if (!isJsonObject(block) || block.type !== 'tool_result') return
  collect(block.content, `${pointer}/content`, blocks, nesting + 1)
  if (block.structuredContent !== undefined) {
    blocks.push({
      kind: 'structuredContent',
      pointer: `${pointer}/structuredContent`,
      value: block.structuredContent,
    })
  }
}

function blockOf(block: JsonValue, pointer: string): ContentBlock {
  if (!isJsonObject(block)) return { kind: 'unknown', pointer, value: block }
  switch (block.type) {
    case 'text':
      return { kind: 'text', pointer, value: block, ...texts(block, pointer) }
    case 'resource':
      return resourceBlock(block, block.resource, pointer, '/resource')
    case 'image':
    case 'audio':
    case 'resource_link':
    case 'tool_use':
    case 'tool_result':
      return { kind: block.type, pointer, value: block, ...origin(block) }
    default:
      return { kind: 'unknown', pointer, value: block }
  }
}

function resourceBlock(
  block: JsonValue,
  resource: JsonValue | undefined,
  pointer: string,
  below: string,
): ContentBlock {
  const base = { kind: 'resource', pointer, value: block } as const
  if (!isJsonObject(resource)) return base
  return { ...base, ...texts(resource, `${pointer}${below}`), ...origin(resource) }
}

function texts(holder: JsonObject, pointer: string): Pick<ContentBlock, 'text' | 'textPointer'> {
  const { text } = holder
  return typeof text === 'string' ? { text, textPointer: `${pointer}/text` } : {}
}

function origin(holder: JsonObject): Pick<ContentBlock, 'uri' | 'mimeType'> {
  const { uri, mimeType } = holder
  return {
    ...(typeof uri === 'string' && { uri }),
    ...(typeof mimeType === 'string' && { mimeType }),
  }
}
