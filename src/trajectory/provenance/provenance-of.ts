/** Origins in the form in which a flow is logged. */
import type { Provenance } from '../../flow/flow.ts'
import type { OriginMatch, ValueOrigin } from './origin.ts'

/** Sources of one leaf that are logged. */
const maxSources = 8

/** One for each leaf that came from earlier flows, best sources first. */
export function provenanceOf(origins: readonly ValueOrigin[]): readonly Provenance[] {
  return origins.flatMap(({ pointer, source, from }) =>
    source === 'found' && from.length > 0
      ? [{ pointer, from: from.slice(0, maxSources).map(sourceOf) }]
      : [],
  )
}

function sourceOf({ flow, pointer, span, match }: OriginMatch): Provenance['from'][number] {
  return span === undefined ? { seq: flow, pointer, match } : { seq: flow, pointer, span, match }
}
