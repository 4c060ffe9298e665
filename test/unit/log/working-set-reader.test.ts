import { expect, it } from 'vitest'
import { createSeal } from '../../../src/log/sealed-piece.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import { createWorkingSetReader } from '../../../src/log/working-set-reader.ts'
import { unreadablePiece } from '../../../src/state/working-set.ts'
import type { TrajectoryKey } from '../../../src/trajectory/trajectory.ts'
import { entryOf, firstTrajectory } from '../../contract/store.ts'

const keys = { digest: new Uint8Array(32).fill(1), seal: new Uint8Array(32).fill(2) }
const turn = { number: 0, text: 'Book it.', flow: 0, at: '', source: 'user' } as const

function filled(trajectory: TrajectoryKey = firstTrajectory) {
  const store = createMemoryStore()
  const piece = createSeal(keys.seal)({ observations: [], turn }, trajectory)
  void store.append([
    { ...entryOf(trajectory), piece },
    { ...entryOf(trajectory), piece },
  ])
  return { store, reader: createWorkingSetReader(store, keys) }
}

it('gives the pieces above a position, opened, but for those that are not wanted', async () => {
  const { reader } = filled()
  const all = await reader.read(firstTrajectory, -1, new Set())
  expect(all.pieces.map(({ position, piece }) => [position, piece.turn?.flow])).toEqual([
    [0, 0],
    [1, 1],
  ])
  expect(all.last).toBe(1)
  const some = await reader.read(firstTrajectory, -1, new Set([1]))
  expect(some.pieces.map(({ position }) => position)).toEqual([0])
  expect(some.last).toBe(1)
})

it('a piece that was sealed under another key counts as forgotten', async () => {
  const { store } = filled()
  const reader = createWorkingSetReader(store, { ...keys, seal: new Uint8Array(32) })
  const { pieces } = await reader.read(firstTrajectory, 0, new Set())
  expect(pieces).toEqual([
    { position: 1, piece: { observations: [], forgotten: [unreadablePiece] } },
  ])
})

it('says when somebody has written', async () => {
  const { store, reader } = filled()
  const before = await reader.revision()
  const piece = createSeal(keys.seal)({ observations: [], turn }, firstTrajectory)
  void store.append([{ ...entryOf(firstTrajectory), piece }])
  expect(await reader.revision()).not.toBe(before)
})
