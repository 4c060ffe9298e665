/**
 * Cancellation: who asked no longer wants the answer.
 *
 * @see MCP 2026-07-28, Base Protocol, Utilities, Cancellation
 */
import { type Part, type PartInput, without } from './part.ts'
import { unitOfRequest } from './unit.ts'

export function cancellationPart({ params, call }: PartInput): Part {
  return {
    content: without(params ?? {}),
    unit: unitOfRequest(call?.request.method, call?.request.params),
    about: ['protocol'],
  }
}
