import { describe, expect, it } from 'vitest'
import { splitsOf } from '../../../../src/trajectory/provenance/split.ts'
import { expectLinear } from '../../../support/growth.ts'
import { called, indexOf, returned } from './index-of.ts'

const secret = returned(1, ['password: sk-live-9f8e7d6c5b4a'])
const leaf = (pointer: string, value: string) => ({ pointer, value })
const pointers = (found: ReadonlyMap<string, unknown>) => [...found.keys()].sort()

describe('splitsOf', () => {
  it('finds two halves of one word in one call, in either order', () => {
    const halves = [leaf('/b', '6c5b4a'), leaf('/a', '9f8e7d')]
    const found = splitsOf(halves, halves, indexOf(secret))
    expect(pointers(found)).toEqual(['/a', '/b'])
    expect(found.get('/a')?.[0]).toMatchObject({ by: ['split'], span: [18, 30] })
  })

  it('finds a half whose other was sent by one of the two calls before', () => {
    const half = [leaf('/b', '6c5b4a')]
    const first = called(2, [['/a', 'sk-live-9f8e7d']])
    const index = indexOf(secret, first, called(3, []))
    expect(pointers(splitsOf(half, half, index))).toEqual(['/b'])
    index.add(called(4, []))
    expect(splitsOf(half, half, index).size).toBe(0)
  })

  it('finds more than two parts of one call', () => {
    const parts = [leaf('/0', '9f8'), leaf('/1', 'e7d6'), leaf('/2', 'c5b'), leaf('/3', '4a')]
    expect(pointers(splitsOf(parts, parts, indexOf(secret)))).toEqual(['/0', '/1', '/2', '/3'])
  })

  it('does not believe short words, or values that stand side by side', () => {
    const index = indexOf(returned(1, ['a website of blue harbour, pin 4821']))
    const none = (one: string, other: string) => {
      const leaves = [leaf('/a', one), leaf('/b', other)]
      expect(splitsOf(leaves, leaves, index).size).toBe(0)
    }
    none('web', 'site')
    none('48', '21')
    none('blue', ' harbour')
    none('9f8e7d', '6c5b4b')
  })

  it('tries a bounded number of parts', () => {
    const given = (size: number) =>
      Array.from({ length: size }, (_, at) => leaf(`/${at}`, `part${at}x`))
    const index = indexOf(secret)
    expectLinear(2_048, given, (many) => splitsOf(many, many, index))
  })
})
