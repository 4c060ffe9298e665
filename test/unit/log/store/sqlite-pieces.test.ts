import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore, type SqliteStore } from '../../../../src/log/store/sqlite.ts'
import type { Append } from '../../../../src/log/store.ts'
import { workingSetBounds } from '../../../../src/state/working-set.ts'
import type { TrajectoryKey } from '../../../../src/trajectory/trajectory.ts'
import { entryOf, firstTrajectory } from '../../../contract/store.ts'

function holding(size: number, trajectory: TrajectoryKey = firstTrajectory): Append {
  const summary = { integrity: 'untrusted', confidentiality: 'public', leaves: 1 } as const
  return {
    ...entryOf(trajectory),
    piece: () => ({ sealed: new Uint8Array(size), summary, isLasting: false }),
  }
}

// What it shares with the other stores stands in test/contract/store.ts.
describe('pieces of several guards', () => {
  let folder: string
  let one: SqliteStore
  let two: SqliteStore
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mcip-pieces-'))
    one = openSqliteStore({ file: join(folder, 'log.db') })
    two = openSqliteStore({ file: join(folder, 'log.db') })
  })
  afterEach(() => {
    one.close()
    two.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('the revision changes when another guard writes, and not by own writes', () => {
    one.append([holding(10)])
    const before = one.revision()
    one.append([holding(10)])
    expect(one.revision()).toBe(before)
    two.append([holding(10)])
    expect(one.revision()).not.toBe(before)
  })

  it('guards that write in turn see the pieces of each other, in order', async () => {
    for (let round = 0; round < 10; round++) {
      one.append([holding(10)])
      two.append([holding(10)])
    }
    const { pieces } = await one.workingSet(firstTrajectory, 14)
    expect(pieces.map(({ position }) => position)).toEqual([15, 16, 17, 18, 19])
  })

  it('guards that write in turn keep the bound together', async () => {
    for (let round = 0; round < 100; round++) {
      one.append([holding(9_000)])
      two.append([holding(9_000)])
      const { pieces } = await one.workingSet(firstTrajectory)
      const bytes = pieces.reduce((sum, { sealed }) => sum + sealed.length, 0)
      expect(bytes).toBeLessThanOrEqual(workingSetBounds.trajectory)
    }
  })

  it('a working set that one guard deleted is written on by another', async () => {
    two.append([holding(10)])
    one.append([holding(100)])
    one.deletePieces({ trajectory: firstTrajectory })
    two.append([holding(10)])
    one.append([holding(10)])
    expect((await two.workingSet(firstTrajectory)).pieces).toHaveLength(2)
    one.deletePieces({ trajectory: firstTrajectory })
    expect((await two.workingSet(firstTrajectory)).pieces).toEqual([])
  })
})
