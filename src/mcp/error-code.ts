/** Numbers of JSON-RPC errors. Only `enforcement/` writes them to a peer. */
import type { RejectionReason } from './message.ts'

/** JSON-RPC 2.0 section 5.1, and MCP over its revisions. */
export const errorCode = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internalError: -32603,
  /** MCP until 2025-11-25. */
  resourceNotFound: -32002,
  /** MCP 2025-11-25: the request needs a URL elicitation first. */
  urlElicitationRequired: -32042,
  /** MCP 2026-07-28, HTTP: a header contradicts the body. */
  headerMismatch: -32020,
  /** MCP 2026-07-28. */
  missingRequiredClientCapability: -32021,
  /** MCP 2026-07-28. */
  unsupportedProtocolVersion: -32022,
} as const

/**
 * The guard's own, outside the range that JSON-RPC and MCP reserve (-32768 to -32000).
 *
 * @see JSON-RPC 2.0 section 5.1; MCP 2026-07-28, Base Protocol, Error codes
 */
export const guardErrorCode = {
  /** The verdict is block. */
  blocked: -31001,
  /** The verdict is ask, and nobody could be asked or nobody allowed it. */
  approvalRequired: -31002,
  /** The guard could not judge or log, and so let nothing pass: its own fault, never the peer's. */
  guardUnavailable: -31003,
  /** The guarded server has ended, so that nobody will answer. */
  serverGone: -31004,
} as const

/** The number that answers a line that was rejected. */
export function errorCodeOf(reason: RejectionReason): number {
  switch (reason) {
    case 'malformed-json':
    case 'invalid-utf8':
      return errorCode.parseError
    case 'duplicate-key':
    case 'case-variant-key':
    case 'too-deep':
    case 'too-long':
    case 'not-json-rpc':
      return errorCode.invalidRequest
  }
}
