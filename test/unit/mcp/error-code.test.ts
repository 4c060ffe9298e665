import { expect, it } from 'vitest'
import { errorCode, errorCodeOf, guardErrorCode } from '../../../src/mcp/error-code.ts'

it('pins the numbers of JSON-RPC and MCP', () => {
  expect(errorCode).toEqual({
    parseError: -32700,
    invalidRequest: -32600,
    methodNotFound: -32601,
    invalidParams: -32602,
    internalError: -32603,
    resourceNotFound: -32002,
    urlElicitationRequired: -32042,
    headerMismatch: -32020,
    missingRequiredClientCapability: -32021,
    unsupportedProtocolVersion: -32022,
  })
})

it('pins the guard’s own numbers, outside the reserved range', () => {
  expect(guardErrorCode).toEqual({
    blocked: -31001,
    approvalRequired: -31002,
    guardUnavailable: -31003,
    serverGone: -31004,
  })
  for (const code of Object.values(guardErrorCode)) {
    expect(code < -32768 || code > -32000).toBe(true)
  }
})

it('answers unreadable text as a parse error, everything else as an invalid request', () => {
  expect(errorCodeOf('malformed-json')).toBe(-32700)
  expect(errorCodeOf('invalid-utf8')).toBe(-32700)
  for (const reason of [
    'duplicate-key',
    'case-variant-key',
    'too-deep',
    'too-long',
    'not-json-rpc',
  ] as const) {
    expect(errorCodeOf(reason)).toBe(-32600)
  }
})
