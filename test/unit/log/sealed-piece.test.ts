import { expect, it } from 'vitest'
import { createSeal, openSealed } from '../../../src/log/sealed-piece.ts'
import type { Piece } from '../../../src/state/piece.ts'
import { unreadablePiece, workingSetBounds } from '../../../src/state/working-set.ts'

const key = new Uint8Array(32).fill(7)
const trajectory = { source: 'environment', value: 'task' } as const

function holding(text: string): Piece {
  return {
    observations: [
      {
        flow: 0,
        at: '2026-11-22T10:00:00.000Z',
        kind: 'return',
        server: 'notes',
        integrity: 'untrusted',
        confidentiality: 'private',
        subject: [{ role: 'unknown' }],
        turn: -1,
        causedBy: [],
        leaves: [['/content/0/text', text]],
      },
    ],
  }
}

it('a piece opens under its key, trajectory and position, with the numbers of its place', () => {
  const { sealed, summary, isLasting } = createSeal(key)(holding('walrus'), trajectory)({
    seq: 4,
    flowSeq: 9,
  })
  expect(Buffer.from(sealed).includes('walrus')).toBe(false)
  expect(summary).toEqual({
    server: 'notes',
    integrity: 'untrusted',
    confidentiality: 'private',
    leaves: 1,
  })
  expect(isLasting).toBe(false)
  const open = (position: number, value = 'task', other = key) =>
    openSealed(other, { ...trajectory, value }, { position, sealed })
  expect(open(4).observations).toMatchObject([{ flow: 9, leaves: [['/content/0/text', 'walrus']] }])
  const forgotten = { observations: [], forgotten: [unreadablePiece] }
  expect(open(5)).toEqual(forgotten)
  expect(open(4, 'other')).toEqual(forgotten)
  expect(open(4, 'task', new Uint8Array(32))).toEqual(forgotten)
})

it('a piece whose place was taken by another guard is sealed anew for the next one', () => {
  const seal = createSeal(key)(holding('walrus'), trajectory)
  seal({ seq: 4, flowSeq: 9 })
  const { sealed } = seal({ seq: 5, flowSeq: 11 })
  const { observations } = openSealed(key, trajectory, { position: 5, sealed })
  expect(observations[0]?.flow).toBe(11)
})

it('turns and tools on offer last longer than values', () => {
  const seal = createSeal(key)
  const place = { seq: 0, flowSeq: 0 }
  const turn = { number: 0, text: 'x', flow: 0, at: '', source: 'user' } as const
  expect(seal({ observations: [], turn }, trajectory)(place).isLasting).toBe(true)
  const offered = [{ server: 's', name: 'a', definition: {} }]
  expect(seal({ observations: [], offered }, trajectory)(place).isLasting).toBe(true)
  expect(seal({ observations: [], offered: [] }, trajectory)(place).isLasting).toBe(false)
})

it('of a piece that is far too long only its summary is stored', () => {
  const long = holding('\u0000'.repeat(100_000))
  const { sealed, summary } = createSeal(key)(long, trajectory)({ seq: 0, flowSeq: 0 })
  expect(sealed.length).toBeLessThan(workingSetBounds.values / 2)
  expect(openSealed(key, trajectory, { position: 0, sealed })).toMatchObject({
    observations: [],
    forgotten: [summary],
  })
})
