/** The tools that a server has on offer, as its lists defined them. */
import type { JsonObject } from '../mcp/json.ts'

/** The parts of a definition that are compared one by one, so that a change can be named. */
export const definitionParts = [
  'title',
  'description',
  'inputSchema',
  'outputSchema',
  'annotations',
  'other',
] as const

export type DefinitionPart = (typeof definitionParts)[number]

export interface ToolDefinition {
  readonly name: string
  /** The definition as the server sent it. */
  readonly value: JsonObject
  /** Digest over all parts, lower-case hex. */
  readonly digest: string
  /** Digest of each part that is present. */
  readonly parts: Readonly<Partial<Record<DefinitionPart, string>>>
  /** Digest of `_meta`, which is no part of the definition; absent where there is none. */
  readonly meta?: string
}

/** What a server says about itself: recorded and compared, never an identity. */
export interface ServerClaim {
  readonly name?: string
  readonly version?: string
}

/** One server in front of which the guard stands. */
export interface GuardedServer {
  /** `--name`, or program name and the first 8 hex digits of SHA-256 over command and arguments. */
  readonly id: string
  /** Package, image, URL or file path that the server was started from. */
  readonly origin: string
}
