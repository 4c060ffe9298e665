import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  defaultRetention,
  keepRetention,
  keepWorkingSets,
  prune,
} from '../../../src/log/retention.ts'
import { openSqliteStore, type SqliteStore } from '../../../src/log/store/sqlite.ts'
import type { Append } from '../../../src/log/store.ts'
import { verifyLog } from '../../../src/log/verify.ts'
import { all, entryOf, firstTrajectory } from '../../contract/store.ts'

const later = { source: 'host', value: 'later' } as const
const old = '2026-01-01T00:00:00.000Z'
const fresh = '2026-11-01T00:00:00.000Z'
const now = (): Date => new Date('2026-11-22T00:00:00.000Z')

describe('retention', () => {
  let folder: string
  let store: SqliteStore
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mcip-retention-'))
    store = openSqliteStore({ file: join(folder, 'log.db') })
  })
  afterEach(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('cuts what is too old, keeps what is not, and the chains still verify', async () => {
    store.append(Array.from({ length: 1_200 }, () => entryOf(firstTrajectory, 1, old)))
    store.append([entryOf(firstTrajectory, 1, fresh), entryOf(later, 1, fresh)])
    const pruned = await prune(store, { days: 180, bytes: 1e12 }, now)
    expect(pruned).toEqual({ entries: 1_200, trajectories: 1, isPartial: false })
    expect((await all(store.entries(firstTrajectory))).map(({ seq }) => seq)).toEqual([1_200])
    expect(await verifyLog(store)).toMatchObject({ ok: true, entries: 2 })
    expect(await prune(store, { days: 180, bytes: 1e12 }, now)).toMatchObject({ entries: 0 })
  })

  it('cuts about what is over the bytes, oldest first, and never the newest entry', async () => {
    const big = 'x'.repeat(2_000)
    const entry = { ...entryOf(firstTrajectory, 1, fresh) }
    for (let batch = 0; batch < 10; batch++) {
      store.append(
        Array.from({ length: 100 }, () => ({
          ...entry,
          serialise: (place: { seq: number }) =>
            JSON.stringify({ seq: place.seq, at: fresh, trajectory: firstTrajectory, big }),
        })),
      )
    }
    const size = Number(await store.size())
    const { entries } = await prune(store, { days: 180, bytes: size / 2 }, now)
    expect(entries).toBeGreaterThan(300)
    expect(entries).toBeLessThan(950)
    expect((await verifyLog(store)).faults).toEqual([])
    await prune(store, { days: 0, bytes: 1 }, now)
    expect(await all(store.tail())).toHaveLength(1)
    expect((await verifyLog(store)).faults).toEqual([])
  })

  it('stops when its time is up and says so', async () => {
    store.append(Array.from({ length: 1_000 }, () => entryOf(firstTrajectory, 1, old)))
    let clock = 0
    const ticking = (): Date => new Date(now().getTime() + clock++)
    const pruned = await prune(store, { days: 180, bytes: 1e12 }, ticking, now().getTime() + 100)
    expect(pruned.isPartial).toBe(true)
    expect(pruned.entries).toBeLessThan(200)
    expect((await verifyLog(store)).faults).toEqual([])
  })

  it('runs once a day beside guards', async () => {
    store.append([entryOf(firstTrajectory, 1, old), entryOf(later, 1, fresh)])
    await keepRetention(store, defaultRetention, now, () => undefined)
    expect(await all(store.tail())).toHaveLength(1)
    store.append([entryOf(firstTrajectory, 1, old), entryOf(later, 1, fresh)])
    await keepRetention(
      store,
      defaultRetention,
      () => new Date(now().getTime() + 3_600_000),
      () => undefined,
    )
    expect(await all(store.tail())).toHaveLength(3)
  })

  it('keeps what the bounds of a guard say', async () => {
    store.append([entryOf(firstTrajectory, 1, fresh), entryOf(later, 1, now().toISOString())])
    await keepRetention(store, { days: 7, bytes: 1e12 }, now, () => undefined)
    expect((await all(store.tail())).map(({ trajectory }) => trajectory)).toEqual([later])
  })

  it('deletes a working set that was idle for a day, and says what was forgotten', async () => {
    store.append([withPiece(entryOf(firstTrajectory, 1, old))])
    store.append([withPiece(entryOf(later, 1, now().toISOString()))])
    await prune(store, { days: 180, bytes: 1e12 }, now)
    expect(await store.workingSet(firstTrajectory)).toMatchObject({
      pieces: [],
      forgotten: [{ leaves: 2 }],
    })
    expect((await store.workingSet(later)).pieces).toHaveLength(1)
  })

  it('looks for idle working sets once an hour, whichever guard is there', async () => {
    let at = Date.parse(fresh)
    const clock = (): Date => new Date(at)
    store.append([withPiece(entryOf(later, 1, fresh))])
    keepWorkingSets(store, clock, () => undefined)
    at += 30 * 60_000
    store.append([withPiece(entryOf(firstTrajectory, 1, old))])
    keepWorkingSets(store, clock, () => undefined)
    expect((await store.workingSet(firstTrajectory)).pieces).toHaveLength(1)
    at += 31 * 60_000
    keepWorkingSets(store, clock, () => undefined)
    expect((await store.workingSet(firstTrajectory)).pieces).toEqual([])
    expect((await store.workingSet(later)).pieces).toHaveLength(1)
  })

  it('says on one line that idle working sets could not be deleted', () => {
    const lines: string[] = []
    store.close()
    keepWorkingSets(store, now, (line) => void lines.push(line))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^mcip: old working sets were not deleted: /)
  })
})

function withPiece(entry: Append): Append {
  const summary = { integrity: 'untrusted', confidentiality: 'public', leaves: 2 } as const
  return { ...entry, piece: () => ({ sealed: new Uint8Array(3), summary, isLasting: false }) }
}
