/** Summaries of what a working set no longer holds, put together. */
import {
  type Confidentiality,
  confidentialities,
  type Forgotten,
  type Integrity,
  integrities,
} from '../trajectory/observation.ts'

/** One summary for each server, the least trusted and the least public of all; the leaves add up. */
export function mergeForgotten(all: Iterable<Forgotten>): readonly Forgotten[] {
  const merged = new Map<string | undefined, Forgotten>()
  for (const one of all) {
    const before = merged.get(one.server)
    merged.set(one.server, before === undefined ? one : join(before, one))
  }
  return [...merged.values()]
}

function join(one: Forgotten, other: Forgotten): Forgotten {
  return {
    ...one,
    integrity: worseIntegrity(one.integrity, other.integrity),
    confidentiality: narrower(one.confidentiality, other.confidentiality),
    leaves: one.leaves + other.leaves,
  }
}

export function worseIntegrity(one: Integrity, other: Integrity): Integrity {
  return integrities.indexOf(other) > integrities.indexOf(one) ? other : one
}

export function narrower(one: Confidentiality, other: Confidentiality): Confidentiality {
  return confidentialities.indexOf(other) > confidentialities.indexOf(one) ? other : one
}
