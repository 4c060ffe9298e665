/** Another function on offer that does the same as the one that was called. */
import type { OfferedTool, TrajectoryView } from '../../trajectory/memory.ts'
import { likeness, outlineOf } from '../overlap/near-copy.ts'
import { toolWords } from './tool-words.ts'

/** Share of words and parameters from which on two functions do the same. */
const alikeFrom = 0.7
/** Functions on offer that are compared with one that returned nothing. */
const maxCompared = 2_000

/** The name of the first one; undefined where none is known. */
export function overlappingWith(
  { offered }: TrajectoryView,
  server: string,
  name: string,
): string | undefined {
  const called = offered.find((tool) => tool.name === name && tool.server === server)
  if (called === undefined) return undefined
  return offered.slice(0, maxCompared).find((other) => other !== called && isAlike(called, other))
    ?.name
}

function isAlike(called: OfferedTool, other: OfferedTool): boolean {
  const one = [...toolWords(called.definition).name]
  const names = toolWords(other.definition).name
  // Functions that do the same share a word of their names.
  if (!one.some((form) => names.has(form))) return false
  return likeness(outlineOf(called.definition), outlineOf(other.definition)) >= alikeFrom
}
