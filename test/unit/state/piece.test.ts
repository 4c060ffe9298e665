import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Piece,
  placedPiece,
  placePiece,
  readPiece,
  summaryOf,
  writePiece,
} from '../../../src/state/piece.ts'
import { unreadablePiece } from '../../../src/state/working-set.ts'
import type { Observation } from '../../../src/trajectory/observation.ts'

const observation: Observation = {
  flow: 0,
  at: '2026-11-22T10:00:00.000Z',
  kind: 'return',
  server: 'notes',
  unit: 'function:read_note',
  integrity: 'untrusted',
  confidentiality: 'private',
  subject: [{ role: 'third-party', name: 'Ada' }, { role: 'unknown' }],
  turn: -1,
  answers: 3,
  isError: false,
  causedBy: [1, 2],
  leaves: [
    ['/content/0/text', 'walrus \ud800 4471 "ü"\u0000'],
    ['/structuredContent/a~1b', 1.5],
    ['', true],
  ],
}
const call: Observation = {
  flow: 1,
  at: '2026-11-22T10:00:01.000Z',
  kind: 'call',
  integrity: 'host',
  confidentiality: 'public',
  subject: [{ role: 'unknown' }],
  turn: 2,
  changes: true,
  callDigest: 'notes function:write_note abc',
  causedBy: [],
  leaves: [],
}
const whole: Piece = {
  observations: [observation, call],
  turn: {
    number: 1,
    id: 't1',
    text: 'Mail it to Bob.',
    flow: 0,
    at: '2026-11-22T10:00:00.000Z',
    source: 'user',
    sender: { id: 'ann', roles: ['doctor'], authenticatedBy: 'oidc' },
  },
  offered: [
    { server: 'notes', name: 'read_note', definition: { name: 'read_note' } },
    {
      server: 'mail',
      name: 'send',
      definition: { name: 'send' },
      origin: 'npm:mail',
      firstSeen: '2026-11-01T10:00:00.000Z',
    },
  ],
  deeds: [['ab.c', 7]],
  forgotten: [{ server: 'mail', integrity: 'untrusted', confidentiality: 'secret', leaves: 4 }],
}

function written(piece: Piece, firstFlow = 0): Uint8Array {
  const bytes = writePiece(piece)
  placePiece(bytes, firstFlow)
  return bytes
}

describe('a piece', () => {
  it('is read as it was written, with the numbers of its place', () => {
    expect(readPiece(written(whole, 40))).toEqual(placedPiece(whole, 40))
    expect(readPiece(written(whole, 40)).observations.map(({ flow }) => flow)).toEqual([40, 41])
    expect(readPiece(written(whole, 40)).turn?.flow).toBe(40)
    // Numbers of earlier flows stay as they are.
    expect(readPiece(written(whole, 40)).observations[0]).toMatchObject({
      answers: 3,
      causedBy: [1, 2],
    })
    expect(readPiece(written({ observations: [] }))).toEqual({
      observations: [],
      offered: [],
      forgotten: [],
    })
  })

  it('is read wherever its bytes lie in memory', () => {
    const bytes = written(whole, 7)
    const shifted = new Uint8Array(bytes.length + 5)
    shifted.set(bytes, 5)
    expect(readPiece(shifted.subarray(5))).toEqual(placedPiece(whole, 7))
  })

  it('that is cut, of another version or no piece at all counts as forgotten', () => {
    const bytes = written(whole)
    const damaged = { observations: [], forgotten: [unreadablePiece] }
    expect(readPiece(bytes.subarray(0, bytes.length - 3))).toEqual(damaged)
    expect(readPiece(bytes.subarray(0, 4))).toEqual(damaged)
    expect(readPiece(new Uint8Array())).toEqual(damaged)
    expect(readPiece(Uint8Array.from([9, ...bytes.subarray(1)]))).toEqual(damaged)
    expect(readPiece(new Uint8Array(2_000_000).fill(1))).toEqual(damaged)
    const wrongPlace = Uint8Array.from(bytes)
    placePiece(wrongPlace, Number.NaN)
    expect(readPiece(wrongPlace)).toEqual(damaged)
  })

  it('of which a part is wrong gives the rest, and that something was forgotten', () => {
    const part = (body: unknown): Uint8Array =>
      Buffer.concat([written(whole).subarray(0, 9), Buffer.from(JSON.stringify(body))])
    expect(readPiece(part([[[0, 1]], null, [], []]))).toMatchObject({
      observations: [],
      forgotten: [unreadablePiece],
    })
    expect(
      readPiece(part([[], { text: 1 }, [['a', 'b', { name: 'b' }], ['a']], [{ leaves: -1 }]])),
    ).toEqual({
      observations: [],
      offered: [{ server: 'a', name: 'b', definition: { name: 'b' } }],
      forgotten: [unreadablePiece],
    })
    for (const body of [null, 1, {}, [], [1, 2, 3], [[], null, {}, []], '['.repeat(50)]) {
      expect(readPiece(part(body)).forgotten).toEqual([unreadablePiece])
    }
  })

  it('never throws, whatever the bytes are', () => {
    const header = fc.constant(written(whole).subarray(0, 9))
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc.tuple(header, fc.json()).map(([start, body]) => Buffer.concat([start, Buffer.from(body)])),
      fc
        .tuple(fc.nat(400), fc.nat(255))
        .map(([at, value]) =>
          Uint8Array.from(written(whole), (one, i) => (i === at ? value : one)),
        ),
    )
    fc.assert(
      fc.property(bytes, (given) => {
        const { observations, forgotten } = readPiece(given)
        expect(observations.length + (forgotten?.length ?? 0)).toBeGreaterThanOrEqual(0)
        for (const { leaves, flow } of observations) {
          expect(Array.isArray(leaves)).toBe(true)
          expect(Number.isSafeInteger(flow)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('leaves of all it held the worst', () => {
    expect(summaryOf(whole)).toEqual({
      server: 'notes',
      integrity: 'untrusted',
      confidentiality: 'secret',
      leaves: 8,
    })
    expect(summaryOf({ observations: [call] })).toEqual({
      integrity: 'host',
      confidentiality: 'public',
      leaves: 0,
    })
    expect(summaryOf({ observations: [] })).toMatchObject({ integrity: 'user', leaves: 0 })
  })
})
