/**
 * Logging: which level the client wants, and the lines that the server writes.
 *
 * @see MCP 2025-11-25, Server Features, Utilities, Logging
 */
import { isJsonObject } from '../../mcp/json.ts'
import { type Part, type PartInput, without } from './part.ts'

/** The words of the protocol about a level, and the client's acknowledged wish. */
export function logLevelPart({ kind, params, result }: PartInput): Part {
  const carried = kind === 'answer' ? result : (params ?? {})
  return {
    content: isJsonObject(carried) ? without(carried, 'resultType') : carried,
    about: ['protocol'],
  }
}

/** A line of a server may be about anything. */
export function logPart({ params }: PartInput): Part {
  return { content: without(params ?? {}) }
}
