/**
 * Answers that the guard itself gives to a peer; nothing else in the project writes them.
 *
 * @see JSON-RPC 2.0, section 5.1; numbers in `mcp/error-code.ts`
 */

import type { Decision } from '../guardian/verdict.ts'
import { errorCodeOf, guardErrorCode } from '../mcp/error-code.ts'
import type { RejectionReason, RequestId } from '../mcp/message.ts'
import { serialise } from '../mcp/serialise.ts'
import { verdictKey } from './explain.ts'

/** A JSON-RPC error as JSON text. */
function errorReply(id: RequestId | null, code: number, message: string, data?: object): string {
  const tail = data === undefined ? '' : `,"data":${JSON.stringify(data)}`
  return `{"jsonrpc":"2.0","id":${serialise(id)},"error":{"code":${code},"message":${JSON.stringify(message)}${tail}}}`
}

/** The answer to a request that was stopped, for every method but tools/call. */
export function blockedError(
  id: RequestId,
  carriedOut: Decision,
  text: string,
  meta: object,
): string {
  const code = carriedOut === 'ask' ? guardErrorCode.approvalRequired : guardErrorCode.blocked
  return errorReply(id, code, text, { [verdictKey]: meta })
}

/** A tool result that says why, so that the model can read it and choose an allowed way. */
export function blockedResult(id: RequestId, text: string, meta: object): string {
  const result = {
    resultType: 'complete',
    content: [{ type: 'text', text }],
    isError: true,
    _meta: { [verdictKey]: meta },
  }
  return `{"jsonrpc":"2.0","id":${serialise(id)},"result":${JSON.stringify(result)}}`
}

/** The answer to a line of the host that is no message that may go on. */
export function unreadableRequest(
  id: RequestId | null,
  reason: RejectionReason,
  detail: string,
): string {
  const text = `MCIP did not forward this message: ${detail}`
  return errorReply(id, errorCodeOf(reason), text, { reason })
}

/** What the host gets in place of a server's answer that can't be read. */
export function unreadableAnswerError(id: RequestId, reason: RejectionReason): string {
  return errorReply(
    id,
    guardErrorCode.blocked,
    'MCIP did not forward the answer of the server: it is no well-formed message.',
    { reason },
  )
}
