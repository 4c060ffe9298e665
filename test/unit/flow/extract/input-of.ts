/** What an extractor is asked, for tests: an empty request of the host, with what a test says. */
import type { LogicalCall } from '../../../../src/flow/extract/logical-call.ts'
import type { PartInput } from '../../../../src/flow/extract/part.ts'
import { partOf } from '../../../../src/flow/extract/primitives.ts'
import type { JsonObject, JsonValue } from '../../../../src/mcp/json.ts'
import type { RequestMessage } from '../../../../src/mcp/message.ts'
import { requestOf } from '../../../message.ts'

export function inputOf(own: Partial<PartInput> = {}): PartInput {
  return {
    method: undefined,
    kind: 'request',
    from: 'host',
    params: undefined,
    result: undefined,
    error: undefined,
    request: undefined,
    call: undefined,
    room: 16,
    partOf,
    ...own,
  }
}

/** A request of the host. */
export function asking(
  method: string,
  params?: JsonObject,
  own: Partial<PartInput> = {},
): PartInput {
  return inputOf({ method, params, ...own })
}

/** The server's answer to a request with `params`. */
export function answering(
  method: string,
  result: JsonValue,
  params: JsonObject = {},
  own: Partial<PartInput> = {},
): PartInput {
  const request = requestOf(method, params)
  return inputOf({ method, kind: 'answer', from: 'server', result, request, ...own })
}

export function callBy(request: RequestMessage, own: Partial<LogicalCall> = {}): LogicalCall {
  return { number: 0, round: 0, request, asked: new Map(), ...own }
}
