/**
 * Ids of conversations that hosts send along: a table, first match first.
 *
 * Ids of one call or one turn (`claudecode/toolUseId`, `vscode.requestId`) name no trajectory.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'

export interface HostId {
  /** Short name of the host. */
  readonly host: string
  readonly id: string
}

interface Source {
  readonly host: string
  /** What the host puts into `params._meta`, or into the environment of servers. */
  find(
    meta: JsonObject,
    environment: Readonly<Record<string, string | undefined>>,
  ): JsonValue | undefined
}

const sources: readonly Source[] = [
  // VS Code: `vscode.conversationId` and, for one turn of it, `vscode.requestId`.
  { host: 'vscode', find: (meta) => meta['vscode.conversationId'] },
  // Codex: `session_id` is shared by a thread and those that it spawned, so a value that a
  // sub-agent read is seen when the root sends it. @see openai/codex#15190, openai/codex#21329
  { host: 'codex', find: (meta) => codexTurn(meta)?.session_id },
  { host: 'codex', find: (meta) => codexTurn(meta)?.thread_id },
  { host: 'codex', find: (meta) => meta.threadId },
  // Apps in ChatGPT: an anonymised id of the conversation.
  { host: 'openai', find: (meta) => meta['openai/session'] },
  { host: 'opencode', find: (meta) => meta['ai.opencode/sessionID'] },
  // Claude Code: set for the servers that it starts.
  { host: 'claude-code', find: (_, environment) => environment.CLAUDE_CODE_SESSION_ID },
]

/** The first id that a host gave and that `isWellFormed`. */
export function hostId(
  meta: JsonObject | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  isWellFormed: (value: JsonValue | undefined) => value is string,
): HostId | undefined {
  for (const { host, find } of sources) {
    const id = find(meta ?? nothing, environment)
    if (isWellFormed(id)) return { host, id }
  }
  return undefined
}

const nothing: JsonObject = {}

const maxHeader = 4_096

/** `x-codex-turn-metadata`: an object, or one written as a header. */
function codexTurn(meta: JsonObject): JsonObject | undefined {
  const given = meta['x-codex-turn-metadata']
  if (typeof given !== 'string') return isJsonObject(given) ? given : undefined
  if (given.length > maxHeader) return undefined
  try {
    const value = JSON.parse(given) as JsonValue
    return isJsonObject(value) ? value : undefined
  } catch {
    // No id then; the next source is asked.
    return undefined
  }
}
