/**
 * Initialize and discover: each side says what it is and what it can do.
 *
 * @see MCP 2025-11-25, Lifecycle; MCP 2026-07-28, Discovery
 */
import { type Part, type PartInput, speaker } from './part.ts'

/** Notes of the protocol are part of it: a modern peer says in `_meta` who it is. */
export function discoveryPart({ kind, from, params, result }: PartInput): Part {
  return {
    content: kind === 'answer' ? result : (params ?? {}),
    about: [from === 'host' ? 'client-description' : 'server-description'],
    subject: speaker(from),
  }
}
