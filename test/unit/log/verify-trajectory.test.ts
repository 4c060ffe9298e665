import { describe, expect, it } from 'vitest'
import { McipError } from '../../../src/errors.ts'
import { chainHash } from '../../../src/log/chain.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import type { Head, StoredEntry } from '../../../src/log/store.ts'
import { type Noted, verifyTrajectory } from '../../../src/log/verify-trajectory.ts'
import { all, entryOf, firstTrajectory } from '../../contract/store.ts'

const nothing: Noted = { hashes: new Map(), cuts: [] }

async function written(count: number): Promise<{ head: Head; entries: StoredEntry[] }> {
  const store = createMemoryStore()
  await store.append(Array.from({ length: count }, () => entryOf(firstTrajectory)))
  const head = await store.head(firstTrajectory)
  if (head === undefined) throw new Error('no head')
  return { head, entries: await all(store.entries(firstTrajectory)) }
}

const sourceOf = (
  entries: readonly StoredEntry[],
  head: Head,
): Parameters<typeof verifyTrajectory>[0] => ({
  head: () => head,
  async *entries() {
    yield* entries
  },
})

describe('the walk along one trajectory', () => {
  it('counts the entries that hold', async () => {
    const { head, entries } = await written(5)
    expect(await verifyTrajectory(sourceOf(entries, head), head, nothing)).toEqual({ entries: 5 })
  })

  it('accepts entries that a guard appended after the head was read', async () => {
    const { head, entries } = await written(5)
    const [, , third] = entries
    const earlier = { ...head, seq: 2, hash: third?.hash ?? '' }
    expect(await verifyTrajectory(sourceOf(entries, head), earlier, nothing)).toEqual({
      entries: 5,
    })
    const unlike = { ...earlier, hash: 'f'.repeat(64) }
    expect((await verifyTrajectory(sourceOf(entries, unlike), unlike, nothing)).fault?.kind).toBe(
      'changed-head',
    )
  })

  it('names the entry that the store cannot read, and lets other faults of the store pass', async () => {
    const { head, entries } = await written(4)
    const broken = (fault: McipError): Parameters<typeof verifyTrajectory>[0] => ({
      head: () => head,
      async *entries() {
        yield* entries.slice(0, 2)
        throw fault
      },
    })
    const data = { file: 'f', reason: 'column `bytes` has a wrong value' }
    const cell = new McipError('log.corrupt', { ...data, column: 'bytes' })
    expect(await verifyTrajectory(broken(cell), head, nothing)).toMatchObject({
      entries: 2,
      fault: { kind: 'changed', seq: 2, text: `entry 2 was changed: ${data.reason}` },
    })
    const page = new McipError('log.corrupt', data)
    await expect(verifyTrajectory(broken(page), head, nothing)).rejects.toBe(page)
  })

  it('goes over a hole that a repair noted, and over no other', async () => {
    const { head, entries } = await written(8)
    const next = entries[5]?.hash ?? ''
    const cut = { trajectory: firstTrajectory, from: 3, to: 4, next, why: 'repair' } as const
    const left = entries.toSpliced(3, 2)
    expect(await verifyTrajectory(sourceOf(left, head), head, { ...nothing, cuts: [cut] })).toEqual(
      { entries: 6 },
    )
    const wrong = [[], [{ ...cut, next: 'f'.repeat(64) }], [{ ...cut, to: 3 }]]
    for (const cuts of wrong) {
      const { fault } = await verifyTrajectory(sourceOf(left, head), head, { ...nothing, cuts })
      expect(fault).toMatchObject({
        kind: 'removed',
        seq: 3,
        text: 'entries 3 to 4 were removed: entry 5 follows',
      })
    }
  })

  it('names a copy right behind its entry as one that was inserted there', async () => {
    const { head, entries } = await written(6)
    const copied = entries.toSpliced(4, 0, ...entries.slice(3, 4))
    expect((await verifyTrajectory(sourceOf(copied, head), head, nothing)).fault).toMatchObject({
      kind: 'inserted',
      seq: 4,
      text: 'an entry was inserted at 4: the chain goes on after it',
    })
    const twice = entries.toSpliced(4, 0, ...entries.slice(3, 4), ...entries.slice(3, 4))
    expect((await verifyTrajectory(sourceOf(twice, head), head, nothing)).fault?.text).toBe(
      '2 entries were inserted at 4: the chain goes on after it',
    )
  })

  it('names an entry that was inserted with a hash that holds, at its place', async () => {
    const { head, entries } = await written(8)
    const before = entries[2]
    if (before === undefined) throw new Error('no entry')
    const bytes = entryOf(firstTrajectory, 7).serialise({ seq: 3, flowSeq: 90 })
    const forged = { ...before, seq: 3, bytes, hash: chainHash(before.hash, bytes) }
    const shifted = [
      ...entries.slice(0, 3),
      forged,
      ...entries.slice(3).map((entry) => ({ ...entry, seq: entry.seq + 1 })),
    ]
    for (const inserted of [shifted, entries.toSpliced(3, 0, forged)]) {
      expect((await verifyTrajectory(sourceOf(inserted, head), head, nothing)).fault).toMatchObject(
        { kind: 'inserted', seq: 3 },
      )
    }
  })

  it('calls bytes that are no JSON changed', async () => {
    const { head, entries } = await written(4)
    const broken = entries.map((entry) => (entry.seq === 2 ? { ...entry, bytes: 'x' } : entry))
    expect((await verifyTrajectory(sourceOf(broken, head), head, nothing)).fault).toMatchObject({
      kind: 'changed',
      seq: 2,
    })
  })

  it('says that all is missing when no entry is left', async () => {
    const { head } = await written(4)
    expect((await verifyTrajectory(sourceOf([], head), head, nothing)).fault).toMatchObject({
      kind: 'cut-tail',
      seq: 0,
    })
  })
})
