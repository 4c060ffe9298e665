/** Every revision of MCP that is in the field, oldest first. */
export const revisions = [
  '2024-11-05',
  '2025-03-26',
  '2025-06-18',
  '2025-11-25',
  '2026-07-28',
] as const

export type Revision = (typeof revisions)[number]

/** `legacy`: `initialize`, connections with a state; `modern`: stateless, `server/discover`. */
export type Era = 'legacy' | 'modern'

export const latestRevision: Revision = '2026-07-28'

export function isRevision(text: unknown): text is Revision {
  return revisions.some((revision) => revision === text)
}

/** The era of a revision. @see MCP 2026-07-28, Lifecycle */
export function eraOf(revision: Revision): Era {
  return revision === '2026-07-28' ? 'modern' : 'legacy'
}

/** Whether the revision has JSON-RPC batches: 2025-03-26 alone. */
export function hasBatches(revision: Revision): boolean {
  return revision === '2025-03-26'
}
