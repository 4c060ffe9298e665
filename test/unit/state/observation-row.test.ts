import { expect, it } from 'vitest'
import type { JsonValue } from '../../../src/mcp/json.ts'
import { observationRow, readObservation } from '../../../src/state/observation-row.ts'
import type { Observation } from '../../../src/trajectory/observation.ts'

const observation: Observation = {
  flow: 5,
  at: '2026-11-22T10:00:00.000Z',
  kind: 'call',
  server: 'mail',
  unit: 'function:send',
  integrity: 'host',
  confidentiality: 'secret',
  subject: [{ role: 'user' }],
  turn: 0,
  changes: false,
  callDigest: 'd',
  causedBy: [4],
  cut: 2,
  leaves: [['/to', 'bob@example.org']],
}

function rowOf(one: Observation): JsonValue[] {
  return JSON.parse(JSON.stringify(observationRow(one))) as JsonValue[]
}

it('an observation comes back from its row as it was', () => {
  expect(readObservation(rowOf(observation))).toEqual(observation)
  const { changes: _, server: __, unit: ___, callDigest: ____, cut: _____, ...least } = observation
  const deed = ['ab.c', true] as const
  const other = { ...least, kind: 'return', isError: true, answers: 3, deed } as const
  expect(readObservation(rowOf(other))).toEqual(other)
})

it('a row in which any one place is wrong is no observation', () => {
  const row = rowOf(observation)
  const wrong: readonly JsonValue[] = [99, -1, 7, 7, 7, 99, 99, 'user', 'x', 'x', 0, 0, 7, [null]]
  for (const [place, value] of wrong.entries()) {
    if (place === 10 || place === 11) continue
    expect(readObservation(row.with(place, value)), `place ${place}`).toBeUndefined()
  }
  for (const leaves of [null, 'x', [['/a']], [['/a', null]], [[1, 2]], [{}]] as JsonValue[]) {
    expect(readObservation(row.with(14, leaves))).toBeUndefined()
  }
  expect(readObservation(row.with(7, [['admin']]))).toBeUndefined()
  expect(readObservation(row.with(7, [['user', 5]]))).toBeUndefined()
  expect(readObservation(row.slice(0, 12))).toBeUndefined()
  expect(readObservation(row.with(15, null))).toBeUndefined()
  expect(readObservation({})).toBeUndefined()
})
