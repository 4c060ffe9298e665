import type { RequestId } from './message.ts'

/**
 * Whether `value` may be the id of a request: a string, or an integer that is held exactly.
 *
 * Fractions are refused (MCP: string or integer; JSON-RPC: should not): 1.5 reaches peers as 1, 1.5
 * or an error. So are numbers like 1e30 that a double rounds; 1.0 and 1e3 are integers.
 * @see MCP 2026-07-28, Base Protocol, Requests
 */
export function isRequestId(value: unknown): value is RequestId {
  return typeof value === 'string' || typeof value === 'bigint' || Number.isSafeInteger(value)
}
