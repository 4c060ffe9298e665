/** Messages of every other primitive: their content is what they carry, their unit what they name. */
import { type Part, type PartInput, unitOf } from './part.ts'

/** @param method of the message, of an answer that of its request; undefined for a stray answer */
export function genericPart(
  method: string | undefined,
  { params, result, error, request }: PartInput,
): Part {
  const named = request?.params ?? params
  const content = error ?? result ?? params ?? {}
  if (typeof named?.uri === 'string') return { content, unit: unitOf('resource', named.uri) }
  if (method === 'tools/call') return { content, unit: unitOf('function', named?.name) }
  if (method === 'prompts/get') return { content, unit: unitOf('prompt', named?.name) }
  return { content }
}
