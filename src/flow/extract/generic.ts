/** Messages of methods that no revision knows, and stray answers: what they carry, without a unit. */
import type { Part, PartInput } from './part.ts'

export function genericPart({ params, result, error }: PartInput): Part {
  return { content: error ?? result ?? params ?? {} }
}
