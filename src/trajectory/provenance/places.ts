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
  return new PlaceRing(keepsValues)
}

// WHY a class: every trajectory has several, and closures of their own would cost each of them.
class PlaceRing implements Places {
  first = 0
  next = 0
  #capacity = 0
  #mask = 0
  #data = noData
  #values = noValues
  /** The latest place of each bucket, counted from 1; as many buckets as places have room. */
  #heads = noData
  readonly #keepsValues: boolean

  constructor(keepsValues: boolean) {
    this.#keepsValues = keepsValues
  }

  add(hash: number, leaf: number, start: number, end: number, value: number = 0): void {
    const { next } = this
    if (next - this.first === this.#capacity) this.#resize(Math.max(smallest, this.#capacity * 2))
    const data = this.#data
    const base = (next & this.#mask) * stride
    data[base] = hash
    data[base + 1] = leaf
    data[base + 2] = start
    data[base + 3] = end
    this.#link(hash, next, base)
    if (this.#keepsValues) this.#values[next & this.#mask] = value
    this.next = next + 1
  }

  dropBefore(place: number): void {
    this.first = Math.max(this.first, Math.min(place, this.next))
    const capacity = this.#capacity
    if (capacity > smallest && (this.next - this.first) * 8 < capacity) this.#resize(capacity / 2)
  }

  latest(hash: number): number {
    return this.#found(hash, (this.#heads[bucketOf(hash) & this.#mask] ?? 0) - 1)
  }

  earlier(place: number): number {
    return this.#found(this.#field(place, 0), this.#field(place, 4))
  }

  hash(place: number): number {
    return this.#field(place, 0)
  }

  leaf(place: number): number {
    return this.#field(place, 1)
  }

  start(place: number): number {
    return this.#field(place, 2)
  }

  end(place: number): number {
    return this.#field(place, 3)
  }

  value(place: number): number {
    return this.#values[place & this.#mask] ?? 0
  }

  #field(place: number, at: number): number {
    return this.#data[(place & this.#mask) * stride + at] ?? 0
  }

  /** The latest place of a hash, from `place` on back. */
  #found(hash: number, place: number): number {
    const data = this.#data
    let at = place
    while (at >= this.first) {
      const base = (at & this.#mask) * stride
      if (data[base] === hash) return at
      at = data[base + 4] ?? -1
    }
    return -1
  }

  #link(hash: number, place: number, base: number): void {
    const bucket = bucketOf(hash) & this.#mask
    this.#data[base + 4] = (this.#heads[bucket] ?? 0) - 1
    this.#heads[bucket] = place + 1
  }

  #resize(wanted: number): void {
    const [data, values, mask] = [this.#data, this.#values, this.#mask]
    this.#capacity = wanted
    this.#mask = wanted - 1
    this.#data = new Int32Array(wanted * stride)
    this.#heads = new Int32Array(wanted)
    if (this.#keepsValues) this.#values = new Float64Array(wanted)
    for (let place = this.first; place < this.next; place++) {
      const from = (place & mask) * stride
      const to = (place & this.#mask) * stride
      const hash = data[from] ?? 0
      this.#data[to] = hash
      for (let field = 1; field < 4; field++) this.#data[to + field] = data[from + field] ?? 0
      if (this.#keepsValues) this.#values[place & this.#mask] = values[place & mask] ?? 0
      this.#link(hash, place, to)
    }
  }
}

function bucketOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7
}
