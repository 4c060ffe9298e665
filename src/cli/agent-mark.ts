/**
 * Marks in the environment of a process that an agent may have started it: children inherit them,
 * also those that leave their parents behind.
 */

/** Set for every guarded server; what a server starts has it too, unless it is taken away. */
export const guardedMark = 'MCIP_GUARDED'

/** Variables that hosts set for the commands of their agents, and who does. */
const marks: readonly (readonly [name: string, program: string])[] = [
  [guardedMark, 'a guarded server'],
  ['CLAUDECODE', 'Claude Code'],
  ['CODEX_SANDBOX', 'Codex'],
  ['GEMINI_CLI', 'Gemini CLI'],
  ['QWEN_CODE', 'Qwen Code'],
  ['CURSOR_AGENT', 'Cursor'],
  ['OPENCODE', 'opencode'],
  ['GOOSE_TERMINAL', 'goose'],
  ['CLINE_ACTIVE', 'Cline'],
]

/** Names of all marks. */
export const agentMarks: readonly string[] = marks.map(([name]) => name)

/** Who marked the environment; undefined where nobody did. */
export function markedBy(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return marks.find(([name]) => (environment[name] ?? '') !== '')?.[1]
}
