/**
 * The id of another record of the same list than the one that the user named: the list says which id
 * belongs to the name, and the call takes the next one.
 */
import type { TrajectoryView } from '../../trajectory/memory.ts'
import type { ObservedLeaf } from '../../trajectory/observation.ts'
import type { ValueOrigin } from '../../trajectory/provenance/origin.ts'
import type { Asked } from './asked.ts'

/** Values of a result, and UTF-16 code units of one, that are looked at. */
const maxLeaves = 256
const minText = 4
const maxText = 64

/** How sure it is that `origin` is of a record that the user did not mean; undefined where nothing says so. */
export function otherRecord(
  { value, from }: ValueOrigin,
  { text }: Asked,
  past: TrajectoryView,
): number | undefined {
  const [best, next] = from
  if (typeof value === 'boolean' || best === undefined || best.share < 1) return undefined
  // What the user said, or several results have, is of no one record.
  if (best.integrity === 'user' || best.integrity === 'host' || next?.flow === best.flow)
    return undefined
  if (text.includes(String(value).toLowerCase())) return undefined
  const place = /^(.*\/)(\d{1,4})(\/[^/]+)$/.exec(best.pointer)
  if (place === null) return undefined
  const [, list = '', index = ''] = place
  const leaves = past.observations.findLast(
    ({ flow, kind }) => flow === best.flow && kind === 'return',
  )?.leaves
  if (leaves === undefined || leaves.length > maxLeaves) return undefined
  const named = namedRecords(leaves, list, text)
  return named.size === 1 && !named.has(index) ? 0.65 : undefined
}

/** The records of a list whose own values, which no other has, stand in the user's words. */
function namedRecords(
  leaves: readonly ObservedLeaf[],
  list: string,
  text: string,
): ReadonlySet<string> {
  const holders = new Map<string, string>()
  for (const [pointer, value] of leaves) {
    if (typeof value !== 'string' || !pointer.startsWith(list)) continue
    const index = pointer.slice(list.length).split('/', 1)[0] ?? ''
    const name = value.trim().toLowerCase()
    if (name.length < minText || name.length > maxText || !/^\d{1,4}$/.test(index)) continue
    const holder = holders.get(name)
    holders.set(name, holder === undefined || holder === index ? index : '')
  }
  const named = new Set<string>()
  for (const [name, index] of holders) if (index !== '' && isWhole(text, name)) named.add(index)
  return named
}

function isWhole(text: string, name: string): boolean {
  const at = text.indexOf(name)
  if (at === -1) return false
  return !/[\p{L}\p{N}]/u.test(`${text.charAt(at - 1)}${text.charAt(at + name.length)}`)
}
