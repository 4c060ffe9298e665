/** Content as MCP holds it, one block or a list of them, with some blocks replaced. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'

/**
 * `content` with every block that `replace` gives something for replaced by that; the same value
 * where it gives nothing for any.
 */
export function replaceBlocks(
  content: JsonValue | undefined,
  replace: (block: JsonObject) => JsonValue | undefined,
): JsonValue | undefined {
  if (isJsonObject(content)) return replace(content) ?? content
  if (!Array.isArray(content)) return content
  const blocks: readonly JsonValue[] = content
  let changed: JsonValue[] | undefined
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]
    const other = isJsonObject(block) ? replace(block) : undefined
    if (other === undefined) continue
    changed ??= blocks.slice()
    changed[index] = other
  }
  return changed ?? content
}

/** `messages` with the blocks of each replaced; the same value where none was. */
export function replaceInMessages(
  messages: JsonValue | undefined,
  replace: (block: JsonObject) => JsonValue | undefined,
): JsonValue | undefined {
  return replaceBlocks(messages, (message) => {
    const content = replaceBlocks(message.content, replace)
    return content === undefined || content === message.content
      ? undefined
      : { ...message, content }
  })
}
