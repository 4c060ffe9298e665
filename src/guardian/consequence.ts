/**
 * Whether a message changes something. A call does unless its tool is known to read: the words of
 * its name decide, and what the server annotates can make it stricter, never milder.
 *
 * @see MCP 2026-07-28, Tools, annotations: "clients MUST consider tool annotations to be untrusted"
 */
import { isJsonObject } from '../mcp/json.ts'
import type { Message } from '../mcp/message.ts'
import type { ToolDefinition } from '../trajectory/catalogue.ts'

const readWords: ReadonlySet<string> = new Set(
  'get list read search find fetch query describe show view lookup look check count browse inspect preview status stat stats info summarize summarise explain compare diff validate verify calculate compute convert translate analyze analyse resolve tree directory echo ping help whoami'.split(
    ' ',
  ),
)

const changeWords: ReadonlySet<string> = new Set(
  'add append apply approve archive assign book buy cancel change charge clear close commit configure create delete deploy disable drop edit enable execute exec follow forward grant import insert install invite invoke join kill launch lock merge modify mount move mutate open order overwrite patch pay post publish purchase push put reboot reject remove rename replace replay reply reset restart restore revoke rotate run save schedule send set share shell shutdown sign spawn start stop submit subscribe sync terminate transfer trigger truncate uninstall unlock unsubscribe update upgrade upload write'.split(
    ' ',
  ),
)

/** The words of a function's name, lower case: `getUserInfo` and `get_user_info` alike. */
function wordsOfName(name: string): readonly string[] {
  return name
    .slice(0, 256)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
}

/**
 * Whether `message` may change something outside the conversation.
 *
 * @param tool the definition under which the called tool was advertised
 */
export function changesSomething(message: Message, tool: ToolDefinition | undefined): boolean {
  if (message.kind !== 'request' || message.method !== 'tools/call') return false
  const name = message.params?.name
  if (typeof name !== 'string') return true
  const words = wordsOfName(name)
  const reads = words.some((word) => readWords.has(word))
  const changes = words.some((word) => changeWords.has(word))
  return !reads || changes || isAnnotatedAsChanging(tool)
}

function isAnnotatedAsChanging(tool: ToolDefinition | undefined): boolean {
  const annotations = tool?.value.annotations
  if (!isJsonObject(annotations)) return false
  return annotations.readOnlyHint === false || annotations.destructiveHint === true
}
