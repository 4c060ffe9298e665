/**
 * Whether a message changes something. A call does unless its tool is known to read: the words of
 * its name decide, and what the server annotates can make it stricter, never milder.
 *
 * @see MCP 2026-07-28, Tools, annotations: "clients MUST consider tool annotations to be untrusted"
 */
import { isJsonObject } from '../mcp/json.ts'
import type { Message, NotificationMessage, RequestMessage } from '../mcp/message.ts'
import type { ToolDefinition } from '../trajectory/catalogue.ts'

/**
 * WHY: `query`, `convert` and `resolve` are missing: a query may be an SQL statement that writes, a
 * conversion writes a file or turns an issue into another, an issue is resolved by closing it.
 */
const readWords: ReadonlySet<string> = new Set(
  'get list read search find fetch describe show view lookup check count browse inspect preview status stat stats info summarize summarise explain compare diff validate verify calculate compute translate analyze analyse tree directory echo ping help whoami'.split(
    ' ',
  ),
)

const changeWords: ReadonlySet<string> = new Set(
  'accept acknowledge add append apply approve archive assign authenticate authorize ban book broadcast build burn buy cancel change charge checkin checkout claim clear click clone close commit configure confirm contact convert copy create decline decrement delete deny deploy disable dismiss download drop duplicate edit enable ensure erase evict execute exec export flush follow forward generate grant import increment init initialise initialize insert install invalidate invite invoke join kick kill launch like lock login logout make manage mark merge migrate mint modify mount move mutate mute navigate new open order overwrite patch pay perform pin post promote publish purchase purge push put react reboot record redeem redo refund register reindex reject remove rename reopen replace replay reply reset resolve restart restore resume revert revoke rollback rotate run save schedule send set share shell shutdown sign snooze spawn stake star start stop submit subscribe suspend swap switch sync terminate toggle transfer transition trigger truncate undo uninstall unlock unpin unregister unsubscribe update upgrade upload upsert vote wipe withdraw write'.split(
    ' ',
  ),
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

function isAnnotatedAsChanging(tool: ToolDefinition | undefined): boolean {
  const annotations = tool?.value.annotations
  if (!isJsonObject(annotations)) return false
  return annotations.readOnlyHint === false || annotations.destructiveHint === true
}
