/**
 * Whether a message changes something. A call does unless its tool is known to read: the words of
 * its name decide, and what the server annotates can make it stricter, never milder.
 *
 * @see MCP 2026-07-28, Tools, annotations: "clients MUST consider tool annotations to be untrusted"
 */
import { isJsonObject } from '../mcp/json.ts'
import type { Message, NotificationMessage, RequestMessage } from '../mcp/message.ts'
import type { ToolDefinition } from '../trajectory/catalogue.ts'
import type { JudgeInput } from './judge.ts'
import { readNouns, verbKinds, verbsOf } from './verbs.ts'

/** WHY: without what is a verb of reading only in front; see `verbsOf`. */
const readWords: ReadonlySet<string> = new Set([...verbsOf.read.verbs, ...readNouns])

const changeWords: ReadonlySet<string> = new Set(
  verbKinds.filter((kind) => kind !== 'read').flatMap((kind) => [...verbsOf[kind].verbs]),
)

/** Longest name whose words decide; a tool with a longer one is not known to read. */
const maxName = 256
/** Letters that no word list here knows, and invisible characters that split a word in two. */
const unknownCharacter = /[^\x20-\x7e]/

/** The words of a function's name, lower case: `getUserInfo` and `get_user_info` alike. */
function wordsOfName(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
}

/**
 * Whether `message` calls a tool. WHY: one without an id too; a server may carry it out, though
 * nobody waits for its answer.
 */
export function isCall(message: Message): message is RequestMessage | NotificationMessage {
  return 'method' in message && message.method === 'tools/call'
}

/**
 * Whether `message` may change something outside the conversation.
 *
 * @param tool the definition under which the called tool was advertised
 */
export function changesSomething(message: Message, tool: ToolDefinition | undefined): boolean {
  if (!isCall(message)) return false
  const name = message.params?.name
  if (typeof name !== 'string' || name.length > maxName || unknownCharacter.test(name)) return true
  const words = wordsOfName(name)
  const reads = words.some((word) => readWords.has(word))
  const changes = words.some((word) => changeWords.has(word))
  return !reads || changes || isAnnotatedAsChanging(tool)
}

/** Whether the judged message may change something, by the definition under which its tool was advertised. */
export function mayChange({ message, tool }: Pick<JudgeInput, 'message' | 'tool'>): boolean {
  const name = isCall(message) ? message.params?.name : undefined
  return changesSomething(message, typeof name === 'string' ? tool(name) : undefined)
}

function isAnnotatedAsChanging(tool: ToolDefinition | undefined): boolean {
  const annotations = tool?.value.annotations
  if (!isJsonObject(annotations)) return false
  return annotations.readOnlyHint === false || annotations.destructiveHint === true
}
