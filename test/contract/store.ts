/** What every store must do, run against each of them. */
import { afterEach, describe, expect, it } from 'vitest'
import { chainHash, noHash } from '../../src/log/chain.ts'
import type { Append, Store } from '../../src/log/store.ts'
import { type NewPiece, type SealedPiece, workingSetBounds } from '../../src/state/working-set.ts'
import type { TrajectoryKey } from '../../src/trajectory/trajectory.ts'

export interface StoreFixture {
  readonly store: Store
  remove(): Promise<void> | void
}

export const firstTrajectory: TrajectoryKey = { source: 'process', value: 'first' }
const second: TrajectoryKey = { source: 'host', value: 'first' }

/** An entry of `flows` flows; its bytes tell its place. */
export function entryOf(
  trajectory: TrajectoryKey,
  flows = 1,
  at = '2026-11-22T10:00:00.000Z',
): Append {
  return {
    trajectory,
    at,
    server: 'files',
    flows,
    serialise: ({ seq, flowSeq }) =>
      JSON.stringify({ format: 1, kind: 'message', seq, at, trajectory, flowSeq }),
  }
}

function withPiece(entry: Append, piece: NonNullable<Append['piece']>): Append {
  return { ...entry, piece }
}

function pieceOf(bytes: Iterable<number>): NewPiece {
  const summary = { integrity: 'untrusted', confidentiality: 'public', leaves: 1 } as const
  return { sealed: Uint8Array.from(bytes), summary, isLasting: false }
}

function bytesOf(pieces: readonly SealedPiece[]): number {
  return pieces.reduce((sum, { sealed }) => sum + sealed.length, 0)
}

export async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of source) found.push(item)
  return found
}

/** The contract suite for one kind of store. */
export function storeContract(
  name: string,
  create: () => StoreFixture | Promise<StoreFixture>,
): void {
  describe(`${name} as a store`, () => {
    const fixtures: StoreFixture[] = []
    async function open(): Promise<Store> {
      const fixture = await create()
      fixtures.push(fixture)
      return fixture.store
    }
    afterEach(async () => {
      for (const { store, remove } of fixtures.splice(0)) {
        await store.close()
        await remove()
      }
    })

    it('numbers entries and flows of each trajectory from 0', async () => {
      const store = await open()
      const places = await store.append([
        entryOf(firstTrajectory, 2),
        entryOf(second, 0),
        entryOf(firstTrajectory, 1),
      ])
      expect(places.map(({ seq, flowSeq }) => [seq, flowSeq])).toEqual([
        [0, 0],
        [0, 0],
        [1, 2],
      ])
      const [next] = await store.append([entryOf(firstTrajectory)])
      expect(next).toMatchObject({ seq: 2, flowSeq: 3 })
    })

    it('keeps the bytes as they are and chains their hashes', async () => {
      const store = await open()
      const bytes = '{"text":"ünïcode \\u0000 \u2028 \\" 😀 \ufffd"}'
      await store.append([
        { ...entryOf(firstTrajectory), serialise: () => bytes },
        entryOf(firstTrajectory),
      ])
      const entries = await all(store.entries(firstTrajectory))
      expect(entries[0]?.bytes).toBe(bytes)
      expect(entries[0]?.hash).toBe(chainHash(noHash, bytes))
      expect(entries[1]?.hash).toBe(chainHash(entries[0]?.hash ?? '', entries[1]?.bytes ?? ''))
      expect((await store.head(firstTrajectory))?.hash).toBe(entries[1]?.hash)
    })

    it('appends all entries of a batch or none', async () => {
      const store = await open()
      await store.append([entryOf(firstTrajectory)])
      const failing: Append = {
        ...entryOf(firstTrajectory),
        serialise: () => {
          throw new Error('no bytes')
        },
      }
      await expect(
        (async () => store.append([entryOf(firstTrajectory), failing]))(),
      ).rejects.toThrow('no bytes')
      expect((await store.head(firstTrajectory))?.seq).toBe(0)
      expect(await all(store.tail())).toHaveLength(1)
      await store.append([entryOf(firstTrajectory)])
      expect((await all(store.entries(firstTrajectory))).map(({ seq }) => seq)).toEqual([0, 1])
    })

    it('keeps apart trajectories whose names differ in hostile ways only', async () => {
      const store = await open()
      const names = ['a', 'a\0b', 'a\ud800', '"a"', "a'; DROP TABLE heads;--", '', '__proto__']
      for (const value of names) await store.append([entryOf({ source: 'mcip', value })])
      const heads = await store.heads()
      expect(heads.map(({ trajectory }) => trajectory.value).sort()).toEqual([...names].sort())
      for (const value of names) expect((await store.head({ source: 'mcip', value }))?.seq).toBe(0)
    })

    it('lists heads latest first, by server and up to a limit', async () => {
      const store = await open()
      await store.append([entryOf(firstTrajectory, 1, '2026-11-22T10:00:00.000Z')])
      await store.append([{ ...entryOf(second, 1, '2026-11-22T11:00:00.000Z'), server: 'mail' }])
      const heads = await store.heads()
      expect(heads.map(({ server }) => server)).toEqual(['mail', 'files'])
      expect(heads[1]).toMatchObject({ startedAt: '2026-11-22T10:00:00.000Z', flows: 1, seq: 0 })
      expect((await store.heads({ limit: 1 })).map(({ server }) => server)).toEqual(['mail'])
      expect((await store.heads({ server: 'files' })).map(({ trajectory }) => trajectory)).toEqual([
        firstTrajectory,
      ])
    })

    it('reads more entries than one page, from any place', async () => {
      const store = await open()
      await store.append(Array.from({ length: 300 }, () => entryOf(firstTrajectory)))
      const seqs = (await all(store.entries(firstTrajectory, 120))).map(({ seq }) => seq)
      expect(seqs).toEqual(Array.from({ length: 180 }, (_, index) => 120 + index))
      const tail = await all(store.tail())
      expect(tail).toHaveLength(300)
      const after = tail[249]?.position
      expect((await all(store.tail(after))).map(({ seq }) => seq)).toEqual(seqs.slice(-50))
    })

    it('notes in a checkpoint the heads that changed since the last one', async () => {
      const store = await open()
      await store.append([entryOf(firstTrajectory), entryOf(second)])
      const seen: string[][] = []
      const link = (number: number, heads: readonly { trajectory: TrajectoryKey }[]): string => {
        seen.push(heads.map(({ trajectory }) => trajectory.source).sort())
        return `link ${number}`
      }
      const one = await store.checkpoint(link)
      await store.append([entryOf(second)])
      const two = await store.checkpoint(link)
      expect(seen).toEqual([['host', 'process'], ['host']])
      expect(one).toEqual({ number: 0, bytes: 'link 0', hash: chainHash(noHash, 'link 0') })
      expect(two).toEqual({
        number: 1,
        bytes: 'link 1',
        hash: chainHash(one?.hash ?? '', 'link 1'),
      })
      expect(await store.checkpoint(() => undefined)).toEqual(two)
      expect(await all(store.checkpoints())).toEqual([one, two])
    })

    it('cuts the start of a trajectory and remembers the base', async () => {
      const store = await open()
      await store.append(Array.from({ length: 5 }, () => entryOf(firstTrajectory)))
      const [, , third] = await all(store.entries(firstTrajectory))
      await store.cut(firstTrajectory, 2)
      expect((await all(store.entries(firstTrajectory))).map(({ seq }) => seq)).toEqual([3, 4])
      expect((await store.head(firstTrajectory))?.base).toEqual({ seq: 2, hash: third?.hash })
      expect(await all(store.tail())).toHaveLength(2)
      expect((await store.append([entryOf(firstTrajectory)]))[0]).toMatchObject({
        seq: 5,
        flowSeq: 5,
      })
      expect((await store.head(firstTrajectory))?.base?.seq).toBe(2)
    })

    it('grows with what is stored', async () => {
      const store = await open()
      const before = await store.size()
      const bytes = JSON.stringify('x'.repeat(100_000))
      await store.append([{ ...entryOf(firstTrajectory), serialise: () => bytes }])
      expect((await store.size()) - before).toBeGreaterThan(90_000)
    })

    it('writes a record only over the revision that was read', async () => {
      const store = await open()
      const record = {
        kind: 'server' as const,
        key: 'files\0"',
        value: '{"a":1}',
        createdAt: '2026-11-22T10:00:00.000Z',
        updatedAt: '2026-11-22T10:00:00.000Z',
      }
      expect(await store.putRecord(record, 0)).toBe(true)
      expect(await store.putRecord(record, 0)).toBe(false)
      expect(
        await store.putRecord(
          { ...record, value: '{"a":2}', expiresAt: '2027-01-01T00:00:00.000Z' },
          1,
        ),
      ).toBe(true)
      expect(await store.putRecord(record, 1)).toBe(false)
      const expected = {
        ...record,
        value: '{"a":2}',
        expiresAt: '2027-01-01T00:00:00.000Z',
        revision: 2,
      }
      expect(await store.record('server', 'files\0"')).toEqual(expected)
      expect(await store.records('server')).toEqual([expected])
      expect(await store.records('approval')).toEqual([])
      expect(await store.deleteRecord('server', 'files\0"')).toBe(true)
      expect(await store.deleteRecord('server', 'files\0"')).toBe(false)
      expect(await store.record('server', 'files\0"')).toBeUndefined()
    })

    it('stores the piece of an entry with it, under its place', async () => {
      const store = await open()
      const places: [number, number][] = []
      await store.append([
        entryOf(firstTrajectory, 2),
        withPiece(entryOf(firstTrajectory), ({ seq, flowSeq }) => {
          places.push([seq, flowSeq])
          return pieceOf([seq, 0, 255])
        }),
        withPiece(entryOf(second), () => pieceOf([7])),
      ])
      await store.append([withPiece(entryOf(firstTrajectory), () => pieceOf([9]))])
      expect(places).toEqual([[1, 2]])
      const { pieces, forgotten } = await store.workingSet(firstTrajectory)
      expect(pieces.map(({ position, sealed }) => [position, [...sealed]])).toEqual([
        [1, [1, 0, 255]],
        [2, [9]],
      ])
      expect(forgotten).toEqual([])
      const later = await store.workingSet(firstTrajectory, 1)
      expect(later.pieces.map(({ position }) => position)).toEqual([2])
      expect(later.last).toBe(2)
      expect(await store.workingSet({ source: 'mcip', value: 'nobody' }, 4)).toEqual({
        pieces: [],
        forgotten: [],
        last: 4,
      })
    })

    it('stores no entry without its piece', async () => {
      const store = await open()
      await store.append([withPiece(entryOf(firstTrajectory), () => pieceOf([1]))])
      const failing = withPiece(entryOf(firstTrajectory), () => {
        throw new Error('not sealed')
      })
      await expect((async () => store.append([failing]))()).rejects.toThrow('not sealed')
      await expect(
        (async () => store.append([entryOf(firstTrajectory), failing]))(),
      ).rejects.toThrow('not sealed')
      expect((await store.head(firstTrajectory))?.seq).toBe(0)
      await store.append([withPiece(entryOf(firstTrajectory), () => pieceOf([2]))])
      const { pieces } = await store.workingSet(firstTrajectory)
      expect(pieces.map(({ position }) => position)).toEqual([0, 1])
    })

    it('deletes working sets by name and by age; their summaries stay', async () => {
      const store = await open()
      const add = (trajectory: TrajectoryKey, at: string, server: string, leaves: number) =>
        store.append([
          withPiece(entryOf(trajectory, 1, at), () => ({
            ...pieceOf([1]),
            summary: { server, integrity: 'untrusted', confidentiality: 'private', leaves },
          })),
        ])
      await add(second, '2026-11-22T10:00:00.000Z', 'mail', 2)
      await add(second, '2026-11-22T10:10:00.000Z', 'mail\0"', 1)
      await add(second, '2026-11-22T10:20:00.000Z', 'mail', 3)
      await add(firstTrajectory, '2026-11-22T10:00:00.000Z', 'notes', 1)
      await add(firstTrajectory, '2026-11-22T11:00:00.000Z', 'notes', 1)
      await store.deletePieces({ idleSince: '2026-11-22T10:30:00.000Z' })
      const { pieces, forgotten } = await store.workingSet(second)
      expect(pieces).toEqual([])
      expect([...forgotten].sort((one, other) => one.leaves - other.leaves)).toEqual([
        { server: 'mail\0"', integrity: 'untrusted', confidentiality: 'private', leaves: 1 },
        { server: 'mail', integrity: 'untrusted', confidentiality: 'private', leaves: 5 },
      ])
      expect((await store.workingSet(firstTrajectory)).pieces).toHaveLength(2)
      await store.deletePieces({ trajectory: firstTrajectory })
      const left = await store.workingSet(firstTrajectory)
      expect(left.pieces).toEqual([])
      expect(left).toMatchObject({ forgotten: [{ server: 'notes', leaves: 2 }], last: 1 })
      // Nothing above the last position that was removed was ever forgotten.
      expect((await store.workingSet(firstTrajectory, 1)).forgotten).toEqual([])
      await add(firstTrajectory, '2026-11-22T12:00:00.000Z', 'notes', 1)
      expect((await store.workingSet(firstTrajectory, 1)).pieces).toHaveLength(1)
    })

    it('pushes the oldest pieces out of a working set that is over its bound', async () => {
      const store = await open()
      const part = new Uint8Array(10_000)
      for (let index = 0; index < 100; index++) {
        await store.append([withPiece(entryOf(firstTrajectory), () => pieceOf(part))])
        const { pieces, forgotten } = await store.workingSet(firstTrajectory)
        expect(bytesOf(pieces)).toBeLessThanOrEqual(workingSetBounds.trajectory)
        expect(pieces.at(-1)?.position).toBe(index)
        const pushedOut = forgotten.reduce((sum, { leaves }) => sum + leaves, 0)
        expect(pieces.length + pushedOut).toBe(index + 1)
      }
      const { pieces } = await store.workingSet(firstTrajectory)
      expect(bytesOf(pieces)).toBeGreaterThan(workingSetBounds.values / 2)
      const positions = pieces.map(({ position }) => position)
      expect(positions).toEqual(positions.map((_, index) => 100 - pieces.length + index))
    })

    it('keeps lasting pieces longer than others, within a bound of their own', async () => {
      const store = await open()
      const add = (size: number, isLasting: boolean) =>
        store.append([
          withPiece(entryOf(firstTrajectory), () => ({
            ...pieceOf(new Uint8Array(size)),
            isLasting,
          })),
        ])
      await add(1_000, true)
      for (let index = 0; index < 60; index++) await add(10_000, false)
      expect((await store.workingSet(firstTrajectory)).pieces[0]?.position).toBe(0)
      for (let index = 0; index < 60; index++) await add(10_000, true)
      for (let index = 0; index < 60; index++) await add(10_000, false)
      const { pieces } = await store.workingSet(firstTrajectory)
      expect(bytesOf(pieces)).toBeLessThanOrEqual(workingSetBounds.trajectory)
      const lasting = pieces.filter(({ position }) => position > 60 && position <= 120)
      expect(bytesOf(lasting)).toBeGreaterThan(0)
      expect(bytesOf(lasting)).toBeLessThanOrEqual(workingSetBounds.lasting)
    })

    it('keeps the working sets of all trajectories together within their bound', async () => {
      const store = await open()
      const part = new Uint8Array(150_000)
      const at = (index: number): string =>
        new Date(Date.UTC(2026, 10, 22) + index * 1_000).toISOString()
      const key = (index: number): TrajectoryKey => ({ source: 'host', value: `t${index}` })
      for (let index = 0; index < 600; index++) {
        await store.append([withPiece(entryOf(key(index), 1, at(index)), () => pieceOf(part))])
      }
      const sets = await Promise.all(
        Array.from({ length: 600 }, async (_, index) => store.workingSet(key(index))),
      )
      expect(bytesOf(sets.flatMap(({ pieces }) => pieces))).toBeLessThanOrEqual(
        workingSetBounds.store,
      )
      expect(sets[0]).toMatchObject({ pieces: [], forgotten: [{ leaves: 1 }] })
      expect(sets[599]?.pieces).toHaveLength(1)
    })
  })
}
