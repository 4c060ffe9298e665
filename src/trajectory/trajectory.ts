/**
 * Stage 3: ordered flows of one task. Identity, correlation and the catalogue of tools.
 *
 * A trajectory is never a protocol session: MCP 2026-07-28 has none.
 */

/** Where a trajectory's identity came from, strongest first. */
export const trajectoryKeySources = [
  'mcip',
  'host',
  'hook',
  'traceparent',
  'mcp-session',
  'environment',
  'host-process',
  'process',
  'record',
] as const
export type TrajectoryKeySource = (typeof trajectoryKeySources)[number]

export interface TrajectoryKey {
  readonly source: TrajectoryKeySource
  readonly value: string
}

/** How much of the trajectory a verdict could see. */
export interface Completeness {
  /** Where the user's query is known from. */
  readonly query: 'user' | 'declared' | 'unknown'
  /** Whether calls of the host's built-in tools are seen. */
  readonly builtins: boolean
  /** Whether the answer to the user is seen. */
  readonly response: boolean
  /** Whether the tool lists of every server that is called were seen. */
  readonly lists: boolean
  /** `window` when a value may come from something that the working set no longer holds. */
  readonly provenance: 'whole' | 'window'
  readonly key: TrajectoryKeySource
}
