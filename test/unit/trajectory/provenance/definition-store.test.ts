import { describe, expect, it } from 'vitest'
import type { Observation, ObservedLeaf } from '../../../../src/trajectory/observation.ts'
import { createDefinitionStore } from '../../../../src/trajectory/provenance/definition-store.ts'

const definition = (leaves: readonly ObservedLeaf[], flow = 1, server = 'lamps'): Observation => ({
  flow,
  at: '2026-01-01T00:00:00.000Z',
  kind: 'definition',
  server,
  integrity: 'untrusted',
  confidentiality: 'public',
  subject: [],
  turn: -1,
  causedBy: [],
  leaves,
})

describe('what servers say about themselves', () => {
  it('is found as a whole or within a text, the longest first', () => {
    const store = createDefinitionStore()
    expect(
      store.add(
        definition([
          ['/0/description', 'relay@lamps.example'],
          ['/1/description', 'lamps.example'],
        ]),
      ),
    ).toBe(true)
    expect(
      store.within('Relay@lamps.example').map(({ pointer, share }) => [pointer, share]),
    ).toEqual([
      ['/0/description', 1],
      ['/1/description', 13 / 19],
    ])
    const [part] = store.within('by way of relay@lamps.example')
    expect(part).toMatchObject({ flow: 1, server: 'lamps', match: 'normalised', by: ['part'] })
  })
  it('is not found within a longer word, or in other texts', () => {
    const store = createDefinitionStore()
    store.add(definition([['', '/etc/lamp']]))
    expect(store.within('/etc/lamps')).toEqual([])
    expect(store.within('a plain text')).toEqual([])
  })
  it('keeps the same value of a server once, and is bounded for each', () => {
    const store = createDefinitionStore()
    store.add(definition([['', '/etc/lamp']]))
    expect(store.add(definition([['', '/etc/lamp']], 2))).toBe(false)
    const many = Array.from({ length: 500 }, (_, at) => ['', `/etc/n${at}`] as const)
    store.add(definition(many, 3))
    expect(store.within('/etc/n499')).toEqual([])
    store.add(definition([['', '/etc/other']], 4, 'other'))
    expect(store.within('/etc/other')).toHaveLength(1)
  })
})
