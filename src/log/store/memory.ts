/** A store that lives as long as its process: for tests, the demo and `import { guard }`. */
import type { RecordKind, StoredRecord } from '../../state/records.ts'
import type { NewPiece } from '../../state/working-set.ts'
import type { TrajectoryKey } from '../../trajectory/trajectory.ts'
import { chainHash, noHash } from '../chain.ts'
import type { Append, Checkpoint, Head, Place, Store, StoredEntry } from '../store.ts'
import { createMemoryPieces } from './memory-pieces.ts'

type Positioned = StoredEntry & { readonly position: number }

interface Added {
  readonly entry: Positioned
  readonly at: string
  readonly piece: NewPiece | undefined
}

/** One trajectory: its head, and the entries that retention has left. */
interface Kept {
  head: Head
  /** Only grows, but for a cut: what a batch adds comes after the batch is whole. */
  entries: Positioned[]
  notedSeq: number
}

const keyOf = ({ source, value }: TrajectoryKey): string => `${source}:${value}`
const latestFirst = (left: Head, right: Head): number =>
  left.lastAt < right.lastAt ? 1 : left.lastAt > right.lastAt ? -1 : 0

/** An empty store in memory. */
export function createMemoryStore(): Store {
  const trajectories = new Map<string, Kept>()
  let order: Positioned[] = []
  let position = 0
  const links: Checkpoint[] = []
  const stored = new Map<string, StoredRecord>()
  const pieces = createMemoryPieces()
  const recordKey = (kind: RecordKind, key: string): string => `${kind}:${key}`

  function appendOne(
    draft: Map<string, Kept>,
    added: Added[],
    entry: Append,
  ): Place & { hash: string } {
    const key = keyOf(entry.trajectory)
    const found = draft.get(key) ?? trajectories.get(key)
    const { trajectory, at, server } = entry
    const place = { seq: (found?.head.seq ?? -1) + 1, flowSeq: found?.head.flows ?? 0 }
    const bytes = entry.serialise(place)
    const hash = chainHash(found?.head.hash ?? noHash, bytes)
    const base = found?.head.base === undefined ? {} : { base: found.head.base }
    const startedAt = found?.head.startedAt ?? at
    const flows = place.flowSeq + entry.flows
    const positioned = { ...place, trajectory, bytes, hash, position: position + added.length + 1 }
    added.push({ entry: positioned, at, piece: entry.piece?.(place) })
    draft.set(key, {
      head: { trajectory, seq: place.seq, flows, hash, startedAt, lastAt: at, server, ...base },
      entries: found?.entries ?? [],
      notedSeq: found?.notedSeq ?? -1,
    })
    return { ...place, hash }
  }

  return {
    kind: 'memory',
    append(entries) {
      const draft = new Map<string, Kept>()
      const added: Added[] = []
      const places = entries.map((entry) => appendOne(draft, added, entry))
      for (const [key, kept] of draft) trajectories.set(key, kept)
      for (const { entry, at, piece } of added) {
        const key = keyOf(entry.trajectory)
        trajectories.get(key)?.entries.push(entry)
        order.push(entry)
        if (piece !== undefined) pieces.add(key, entry.seq, at, piece)
      }
      position += added.length
      return places
    },
    heads(filter = {}) {
      const all = [...trajectories.values()].map(({ head }) => head).reverse()
      const wanted = all.filter(
        ({ server }) => filter.server === undefined || server === filter.server,
      )
      return wanted.sort(latestFirst).slice(0, filter.limit ?? wanted.length)
    },
    head: (trajectory) => trajectories.get(keyOf(trajectory))?.head,
    async *entries(trajectory, fromSeq = 0) {
      for (const entry of [...(trajectories.get(keyOf(trajectory))?.entries ?? [])]) {
        if (entry.seq >= fromSeq) yield entry
      }
    },
    async *tail(after = 0) {
      for (const entry of [...order]) {
        if (entry.position > after) yield entry
      }
    },
    checkpoint(serialise) {
      const changed = [...trajectories.values()].filter(
        ({ head, notedSeq }) => head.seq !== notedSeq,
      )
      const last = links.at(-1)
      const number = (last?.number ?? -1) + 1
      const bytes = serialise(
        number,
        changed.map(({ head }) => head),
      )
      if (bytes === undefined) return last
      const link = { number, bytes, hash: chainHash(last?.hash ?? noHash, bytes) }
      links.push(link)
      for (const kept of changed) kept.notedSeq = kept.head.seq
      return link
    },
    async *checkpoints() {
      yield* [...links]
    },
    cut(trajectory, seq) {
      const kept = trajectories.get(keyOf(trajectory))
      const last = kept?.entries.find((entry) => entry.seq === seq)
      if (kept === undefined || last === undefined) return
      const removed = new Set(kept.entries.filter((entry) => entry.seq <= seq))
      kept.entries = kept.entries.filter((entry) => !removed.has(entry))
      order = order.filter((entry) => !removed.has(entry))
      kept.head = { ...kept.head, base: { seq, hash: last.hash } }
    },
    size: () => order.reduce((sum, { bytes, hash }) => sum + bytes.length + hash.length, 0),
    record: (kind, key) => stored.get(recordKey(kind, key)),
    records: (kind) =>
      [...stored.values()]
        .filter((record) => record.kind === kind)
        .sort((left, right) => (left.key < right.key ? -1 : 1)),
    putRecord(record, revision) {
      const key = recordKey(record.kind, record.key)
      if ((stored.get(key)?.revision ?? 0) !== revision) return false
      stored.set(key, { ...record, revision: revision + 1 })
      return true
    },
    deleteRecord: (kind, key) => stored.delete(recordKey(kind, key)),
    revision: pieces.revision,
    workingSet: (trajectory, after = -1) => pieces.read(keyOf(trajectory), after),
    deletePieces(which) {
      if ('trajectory' in which) pieces.remove(keyOf(which.trajectory))
      else pieces.removeIdle(which.idleSince)
    },
    close() {
      // Nothing to let go of: the store ends with its last reference.
    },
  }
}
