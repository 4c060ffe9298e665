/** What led to a call: the passages that hold its values, or that name what is called. */
import type { Integrity, Observation } from '../trajectory/observation.ts'
import { isCall } from './consequence.ts'
import type { JudgeInput } from './judge.ts'

/** Flows that are named. */
const maxCauses = 8
/** What came in last that is searched for the name of a function, and UTF-16 code units of it. */
const maxSearched = 16
const maxText = 65_536

/** `seq` of the flows whose passages led to the call `input`, those of its values first. */
export function causesOf({
  message,
  origins,
  past,
}: Pick<JudgeInput, 'message' | 'origins' | 'past'>): readonly number[] {
  if (!isCall(message)) return []
  const causes = new Set<number>()
  for (const { source, from } of origins) {
    const [best] = from
    if (source === 'found' && best !== undefined && isOfServer(best.integrity)) {
      causes.add(best.flow)
    }
  }
  const name = message.params?.name
  if (typeof name === 'string' && causes.size < maxCauses) {
    for (const flow of namersOf(name, past.observations)) causes.add(flow)
  }
  return [...causes].slice(0, maxCauses)
}

function isOfServer(integrity: Integrity): boolean {
  return integrity === 'trusted-server' || integrity === 'untrusted'
}

/**
 * The latest flow from a server whose text names a function as no text does by chance, unless the
 * user named it. A plain word is no such name.
 */
function namersOf(name: string, observations: readonly Observation[]): readonly number[] {
  if (name.length < 6 || !/[a-z\d][_-][a-z\d]|[a-z][A-Z]/i.test(name)) return []
  if (observations.some((one) => one.integrity === 'user' && isNamedIn(one, name))) return []
  let left = maxText
  const last = Math.max(0, observations.length - maxSearched)
  for (let at = observations.length - 1; at >= last && left > 0; at--) {
    const one = observations[at]
    if (one === undefined || (one.kind !== 'return' && one.kind !== 'content')) continue
    if (isOfServer(one.integrity) && isNamedIn(one, name)) return [one.flow]
    left -= one.leaves.reduce((sum, [, value]) => sum + String(value).length, 0)
  }
  return []
}

function isNamedIn({ leaves }: Observation, name: string): boolean {
  return leaves.some(([, value]) => typeof value === 'string' && value.includes(name))
}
