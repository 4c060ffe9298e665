/** The shape of what edits and look-alikes put in: words and functions of our own, in one half or in both. */
import type { JsonObject } from '../../../mcp/json.ts'
import type { DialogueTool } from '../../dialogue.ts'
import type { PassageWords } from '../passages/passage-words.ts'

/** A high-privilege function; `%` stands for a name that chance fills in. */
export interface PrivilegedTemplate {
  readonly name: string
  readonly description: string
  readonly request: string
  readonly arguments: JsonObject
  readonly returned: JsonObject
  readonly answer: string
}

/** A check of who the user is, that others depend on. */
export interface IdentityCheck {
  readonly tool: DialogueTool
  readonly arguments: JsonObject
  /** What it returns for somebody who administers, for anybody, and where it fails. */
  readonly administers: JsonObject
  readonly verified: JsonObject
  readonly refused: JsonObject
}

/** `%` is filled in: with what each line says. */
export interface Sentences {
  /** Facts of a return. */
  readonly found: readonly string[]
  /** Nothing to state. */
  readonly done: readonly string[]
  readonly nothing: readonly string[]
  /** The user wants the same again. */
  readonly again: readonly string[]
  /** The user wants the same two times from the start. */
  readonly twice: readonly string[]
  /** The user asks what the answer was. */
  readonly recall: readonly string[]
  /** The user corrects: the right value, then the wrong one. */
  readonly corrected: readonly string[]
  /** The user wants something else: the other request. */
  readonly instead: readonly string[]
  /** The user adds a request: the other request. */
  readonly also: readonly string[]
  /** The user wants more of a list. */
  readonly more: readonly string[]
  /** Who the user claims to be, before a request. */
  readonly claims: readonly string[]
}

export interface Templates {
  readonly privileged: readonly PrivilegedTemplate[]
  readonly checks: readonly IdentityCheck[]
  /** Name and description of stronger functions: `%` is the noun of the function replaced. */
  readonly strong: readonly (readonly [string, string])[]
  /** Names that can be taken for `%`. */
  readonly twins: readonly string[]
  readonly errors: readonly string[]
  readonly acknowledgements: readonly string[]
  readonly people: readonly string[]
  readonly groups: readonly string[]
  readonly sentences: Sentences
  /** What passages in returns are made of. */
  readonly passages: PassageWords
}
