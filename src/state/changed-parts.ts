/** Which parts of two definitions differ. */
import { type DefinitionPart, definitionParts } from '../trajectory/catalogue.ts'
import type { KnownTool } from './records.ts'

/** The parts that were changed, added or taken away, in the order of `definitionParts`. */
export function changedParts(
  first: KnownTool['parts'],
  now: KnownTool['parts'],
): readonly DefinitionPart[] {
  return definitionParts.filter((part) => first[part] !== now[part])
}
