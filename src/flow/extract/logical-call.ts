/** One logical call, which may be several requests and answers; `trajectory/` keeps account of it. */
import type { RequestMessage } from '../../mcp/message.ts'

/**
 * A request with all that belongs to it: input rounds, polls of its task, progress, cancellation.
 *
 * @see MCP 2026-07-28, Multi Round-Trip Requests; the tasks extension (SEP-2663)
 */
export interface LogicalCall {
  /** From 0 in the order of first requests on a connection; equal for all messages of one call. */
  readonly number: number
  /** Requests that asked again with the server's state, from 0. */
  readonly round: number
  /** The first request: its method, and what of its params names the answer. */
  readonly request: RequestMessage
  /** Methods of what the server asked for in the round before, by the server's keys. */
  readonly asked: ReadonlyMap<string, string>
}
