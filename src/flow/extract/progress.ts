/**
 * Progress: the state of a request that is under way.
 *
 * @see MCP 2026-07-28, Base Protocol, Utilities, Progress
 */
import { type Part, type PartInput, without } from './part.ts'
import { unitOfRequest } from './unit.ts'

export function progressPart({ params, call }: PartInput): Part {
  return {
    content: without(params ?? {}),
    unit: unitOfRequest(call?.request.method, call?.request.params),
    about: ['status'],
  }
}
