import { describe, expect, it } from 'vitest'
import { createPlaces } from '../../../../src/trajectory/provenance/places.ts'

describe('createPlaces', () => {
  it('links the places of one hash, latest first', () => {
    const places = createPlaces(true)
    places.add(7, 0, 1, 2, 0.5)
    places.add(9, 0, 3, 4)
    places.add(7, 1, 5, 6, 2.5)
    const latest = places.latest(7)
    expect([places.leaf(latest), places.start(latest), places.end(latest)]).toEqual([1, 5, 6])
    expect(places.value(latest)).toBe(2.5)
    const earlier = places.earlier(latest)
    expect([places.leaf(earlier), places.value(earlier)]).toEqual([0, 0.5])
    expect(places.earlier(earlier)).toBe(-1)
    expect(places.latest(8)).toBe(-1)
  })

  it('forgets from the old end, and grows and shrinks without losing any', () => {
    const places = createPlaces(true)
    for (let number = 0; number < 20_000; number++) {
      places.add(number % 500, number, number, number + 1, number)
      if (number >= 5_000) places.dropBefore(number - 4_999)
    }
    expect([places.first, places.next]).toEqual([15_000, 20_000])
    let count = 0
    for (let place = places.latest(3); place >= 0; place = places.earlier(place)) {
      expect(places.value(place) % 500).toBe(3)
      expect(places.leaf(place)).toBe(places.value(place))
      expect(places.hash(place)).toBe(3)
      count++
    }
    expect(count).toBe(10)
    places.dropBefore(30_000)
    expect(places.latest(3)).toBe(-1)
    expect(places.first).toBe(20_000)
  })

  it('forgets hashes too', () => {
    const places = createPlaces()
    for (let number = 0; number < 50_000; number++) {
      places.add(number, 0, 0, 1)
      places.dropBefore(places.next - 10)
    }
    expect(places.latest(5)).toBe(-1)
    expect(places.latest(49_999)).toBe(49_999)
  })
})
