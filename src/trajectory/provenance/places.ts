/**
 * Places of hashed values in a trajectory: a growing ring of packed numbers, oldest first, each
 * place linked to one before it in the same bucket. Places leave at the old end only, so nothing
 * has to be unlinked.
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

/** What is kept of a place: hash, leaf, start, end, and the place before it in its bucket. */
const stride = 5
const smallest = 64
// WHY shared: a trajectory has a dozen tables, and most stay empty.
const noData = new Int32Array(0)
const noValues = new Float64Array(0)

/** @param keepsValues whether each place has a number of its own */
export function createPlaces(keepsValues: boolean = false): Places {
  let capacity = 0
  let mask = 0
  let data = noData
  let values = noValues
  /** The latest place of each bucket, counted from 1; as many buckets as places have room. */
  let heads = noData
  let first = 0
  let next = 0

  function resize(wanted: number): void {
    const before = { data, values, mask }
    capacity = wanted
    mask = capacity - 1
    data = new Int32Array(capacity * stride)
    heads = new Int32Array(capacity)
    if (keepsValues) values = new Float64Array(capacity)
    for (let place = first; place < next; place++) {
      const from = (place & before.mask) * stride
      const to = (place & mask) * stride
      const hash = before.data[from] ?? 0
      data[to] = hash
      for (let field = 1; field < 4; field++) data[to + field] = before.data[from + field] ?? 0
      if (keepsValues) values[place & mask] = before.values[place & before.mask] ?? 0
      link(hash, place, to)
    }
  }

  function link(hash: number, place: number, base: number): void {
    const bucket = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask
    data[base + 4] = (heads[bucket] ?? 0) - 1
    heads[bucket] = place + 1
  }

  /** The latest place of a hash, from `place` on back. */
  function found(hash: number, place: number): number {
    let at = place
    while (at >= first) {
      const base = (at & mask) * stride
      if (data[base] === hash) return at
      at = data[base + 4] ?? -1
    }
    return -1
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
      if (next - first === capacity) resize(Math.max(smallest, capacity * 2))
      const base = (next & mask) * stride
      data[base] = hash
      data[base + 1] = leaf
      data[base + 2] = start
      data[base + 3] = end
      link(hash, next, base)
      if (keepsValues) values[next & mask] = value
      next++
    },
    dropBefore(place) {
      first = Math.max(first, Math.min(place, next))
      if (capacity > smallest && (next - first) * 8 < capacity) resize(capacity / 2)
    },
    latest: (hash) => found(hash, (heads[(Math.imul(hash, 0x9e3779b1) >>> 7) & mask] ?? 0) - 1),
    earlier: (place) => found(field(place, 0), field(place, 4)),
    hash: (place) => field(place, 0),
    leaf: (place) => field(place, 1),
    start: (place) => field(place, 2),
    end: (place) => field(place, 3),
    value: (place) => values[place & mask] ?? 0,
  }
}
