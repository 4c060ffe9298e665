/**
 * Roots: the server asks where the user's files are.
 *
 * @see MCP 2025-11-25, Client Features, Roots
 */
import { isJsonObject } from '../../mcp/json.ts'
import { type Part, type PartInput, without } from './part.ts'

/** The roots are places on the user's machine, whoever asks for them. */
export function rootsPart({ kind, params, result }: PartInput): Part {
  if (kind !== 'answer') return { content: without(params ?? {}), about: ['protocol'] }
  const roots = isJsonObject(result) ? result.roots : undefined
  return { content: roots ?? result, about: ['file-path'], subject: [{ role: 'user' }] }
}
