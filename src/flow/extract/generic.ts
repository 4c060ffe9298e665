/** Messages of every other primitive: their content is what they carry, their unit what they name. */
import { type Part, type PartInput, unitOf } from './part.ts'

export function genericPart({ params, result, error, request }: PartInput): Part {
  const named = request?.params ?? params
  const content = error ?? result ?? params ?? {}
  if (typeof named?.uri === 'string') return { content, unit: unitOf('resource', named.uri) }
  if (request?.method === 'tools/call') return { content, unit: unitOf('function', named?.name) }
  if (typeof named?.name === 'string') return { content, unit: unitOf('prompt', named.name) }
  return { content }
}
