import type { Observation, ObservedLeaf } from '../../../../src/trajectory/observation.ts'
import { type Asked, askedOf } from '../../../../src/trajectory/provenance/evidence.ts'
import {
  createValueIndex,
  type ValueIndex,
} from '../../../../src/trajectory/provenance/value-index.ts'

/** What a server returned; each text is a leaf of its own at `/0`, `/1`, ... unless pointers are given. */
export function returned(
  flow: number,
  leaves: readonly (string | number | ObservedLeaf)[],
  more: Partial<Observation> = {},
): Observation {
  return {
    flow,
    at: '2026-03-04T09:00:00.000Z',
    kind: 'return',
    server: 'notes',
    unit: 'function:read',
    integrity: 'untrusted',
    confidentiality: 'private',
    subject: [{ role: 'unknown' }],
    turn: 0,
    causedBy: [],
    leaves: leaves.map((leaf, at) => (typeof leaf === 'object' ? leaf : [`/${at}`, leaf])),
    ...more,
  }
}

/** What the user wrote. */
export function said(flow: number, text: string): Observation {
  const { server: _server, unit: _unit, ...rest } = returned(flow, [['', text]])
  return { ...rest, kind: 'query', integrity: 'user' }
}

/** A call with its arguments. */
export function called(flow: number, leaves: readonly ObservedLeaf[]): Observation {
  return returned(flow, leaves, { kind: 'call', integrity: 'host', unit: 'function:send' })
}

export function indexOf(...observations: readonly Observation[]): ValueIndex {
  const index = createValueIndex()
  for (const one of observations) index.add(one)
  return index
}

/** A value that is asked for and is not weak, in the field `value`. */
export const asked: Asked = askedOf('/value', false)
