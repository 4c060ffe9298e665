/**
 * Initialize and discover: each side says what it is and what it can do.
 *
 * @see MCP 2025-11-25, Lifecycle; MCP 2026-07-28, Discovery
 */
import type { Part, PartInput } from './part.ts'

export function discoveryPart({ kind, from, params, result }: PartInput): Part {
  const role = from === 'host' ? 'client' : 'server'
  return {
    content: kind === 'answer' ? result : (params ?? {}),
    about: [role === 'client' ? 'client-description' : 'server-description'],
    subject: [{ role }],
  }
}
