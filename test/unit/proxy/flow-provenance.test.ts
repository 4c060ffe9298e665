import { expect, it } from 'vitest'
import type { Flow } from '../../../src/flow/flow.ts'
import { placedFlow } from '../../../src/log/entry.ts'
import { withProvenance } from '../../../src/proxy/flow-provenance.ts'
import type { OriginMatch, ValueOrigin } from '../../../src/trajectory/provenance/origin.ts'

const flow: Flow = {
  seq: 0,
  at: '2026-11-22T10:00:00.000Z',
  plane: 'wire',
  sender: { role: 'client' },
  recipient: { role: 'server' },
  subject: [{ role: 'unknown' }],
  type: { message: 'function-request', about: ['other'] },
  principle: ['unknown'],
  digest: 'd',
  bytes: 1,
}
const match: OriginMatch = {
  flow: 7,
  pointer: '/content/0/text',
  span: [3, 9],
  passage: [0, 20],
  match: 'normalised',
  by: ['case'],
  share: 1,
  integrity: 'untrusted',
  confidentiality: 'private',
}

function originOf(pointer: string, from: readonly OriginMatch[]): ValueOrigin {
  const worst = { integrity: 'untrusted', confidentiality: 'private' } as const
  return { pointer, value: 'x', source: from.length > 0 ? 'found' : 'model', from, ...worst }
}

it('tells flow, place and passage of every value that stands in an earlier flow', () => {
  const [first, second] = withProvenance(
    [flow, { ...flow, seq: 1 }],
    [originOf('/to', [match]), originOf('/body', [])],
  )
  const origin = first?.provenance?.[0]
  expect(origin).toMatchObject({
    pointer: '/to',
    from: [{ pointer: '/content/0/text', span: [3, 9], match: 'normalised' }],
  })
  expect(first?.provenance).toHaveLength(1)
  // A draft names earlier flows by negative numbers, which its place makes final.
  expect(placedFlow(origin?.from[0]?.seq ?? 0, 100)).toBe(7)
  expect(second).toEqual({ ...flow, seq: 1 })
})

it('leaves flows alone of which nothing is known', () => {
  const flows = [flow]
  expect(withProvenance(flows, [])).toBe(flows)
  expect(withProvenance(flows, [originOf('/to', [])])).toBe(flows)
  expect(withProvenance([], [originOf('/to', [match])])).toEqual([])
  const told = [{ ...flow, provenance: [] }]
  expect(withProvenance(told, [originOf('/to', [match])])).toBe(told)
})

it('is bounded in values and places', () => {
  const many = Array.from({ length: 500 }, (_, at) => originOf(`/${at}`, Array(9).fill(match)))
  const [first] = withProvenance([flow], many)
  expect(first?.provenance).toHaveLength(64)
  expect(first?.provenance?.[0]?.from).toHaveLength(4)
})
