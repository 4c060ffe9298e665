/**
 * Places of hashed values in a trajectory: a growing ring of packed numbers, oldest first, each
 * place linked to the one before it that has the same hash. Places leave at the old end only, so
 * nothing has to be unlinked.
 */

export interface Places {
  /** Number of the oldest place, and of the next one: places between are held. */
  readonly first: number
  readonly next: number
  /** @param value a number that is kept with the place */
  add(hash: number, leaf: number, start: number, end: number, value?: number): void
  /** Lets go of all places before `place`. */
  dropBefore(place: number): void
  /** The latest place of a hash, -1 for none. */
  latest(hash: number): number
  /** The place before `place` that has the same hash, -1 for none. */
  earlier(place: number): number
  hash(place: number): number
  leaf(place: number): number
  start(place: number): number
  end(place: number): number
  value(place: number): number
}

const stride = 5
const smallest = 256
/** Heads of dropped places that may stay before they are cleared away. */
const maxStale = 1_024

/** @param keepsValues whether each place has a number of its own */
export function createPlaces(keepsValues: boolean = false): Places {
  let capacity = smallest
  let mask = capacity - 1
  let data = new Int32Array(capacity * stride)
  let values = new Float64Array(keepsValues ? capacity : 0)
  const heads = new Map<number, number>()
  let first = 0
  let next = 0

  function resize(wanted: number): void {
    const before = { data, values, mask }
    capacity = wanted
    mask = capacity - 1
    data = new Int32Array(capacity * stride)
    if (keepsValues) values = new Float64Array(capacity)
    for (let place = first; place < next; place++) {
      const from = (place & before.mask) * stride
      const to = (place & mask) * stride
      for (let field = 0; field < stride; field++) data[to + field] = before.data[from + field] ?? 0
      if (keepsValues) values[place & mask] = before.values[place & before.mask] ?? 0
    }
  }

  const field = (place: number, at: number): number => data[(place & mask) * stride + at] ?? 0

  return {
    get first() {
      return first
    },
    get next() {
      return next
    },
    add(hash, leaf, start, end, value = 0) {
      if (next - first === capacity) resize(capacity * 2)
      const base = (next & mask) * stride
      data[base] = hash
      data[base + 1] = leaf
      data[base + 2] = start
      data[base + 3] = end
      data[base + 4] = heads.get(hash) ?? -1
      if (keepsValues) values[next & mask] = value
      heads.set(hash, next)
      next++
    },
    dropBefore(place) {
      first = Math.max(first, Math.min(place, next))
      if (heads.size > maxStale + 2 * (next - first)) {
        for (const [hash, head] of heads) if (head < first) heads.delete(hash)
      }
      if (capacity > smallest && (next - first) * 8 < capacity) resize(capacity / 2)
    },
    latest(hash) {
      const head = heads.get(hash) ?? -1
      return head < first ? -1 : head
    },
    earlier(place) {
      const before = field(place, 4)
      return before < first ? -1 : before
    },
    hash: (place) => field(place, 0),
    leaf: (place) => field(place, 1),
    start: (place) => field(place, 2),
    end: (place) => field(place, 3),
    value: (place) => values[place & mask] ?? 0,
  }
}
