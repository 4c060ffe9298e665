/** The flows of a call with where its values came from, as its entry tells it. */
import type { Flow, Provenance } from '../flow/flow.ts'
import { earlierFlow } from '../guardian/verdict.ts'
import type { ValueOrigin } from '../trajectory/provenance/origin.ts'

/** Values of one call, and places of one value, that an entry tells. */
const maxValues = 64
const maxPlaces = 4

/**
 * The flows; the first one, that of the arguments, tells for each value that stands in an earlier
 * flow which flow, place and passage. A flow that says so already keeps its own words.
 */
export function withProvenance(
  flows: readonly Flow[],
  origins: readonly ValueOrigin[],
): readonly Flow[] {
  const [first, ...rest] = flows
  const found = origins.filter(({ from }) => from.length > 0).slice(0, maxValues)
  if (first === undefined || first.provenance !== undefined || found.length === 0) return flows
  return [{ provenance: found.map(provenanceOf), ...first }, ...rest]
}

function provenanceOf({ pointer, from }: ValueOrigin): Provenance {
  return {
    pointer,
    from: from.slice(0, maxPlaces).map((origin) => ({
      seq: earlierFlow(origin.flow),
      pointer: origin.pointer,
      ...(origin.span === undefined ? {} : { span: origin.span }),
      match: origin.match,
    })),
  }
}
