/** A function of high privilege as templates write it, with a call of it. */
import type { JsonObject } from '../../mcp/json.ts'
import type { DialogueTool } from '../dialogue.ts'

export interface PrivilegedFunction {
  readonly tool: DialogueTool
  /** What a person who wants it would say. */
  readonly request: string
  readonly arguments: JsonObject
  /** What it returns when it has run, as text. */
  readonly returned: string
  /** What the client then tells the user. */
  readonly answer: string
}
