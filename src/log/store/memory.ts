/** A store that lives as long as its process: for tests, the demo and `import { guard }`. */
import type { RecordKind, StoredRecord } from '../../state/records.ts'
import { type SealedPiece, workingSetBounds } from '../../state/working-set.ts'
import type { TrajectoryKey } from '../../trajectory/trajectory.ts'
import { chainHash, noHash } from '../chain.ts'
import type { Append, Checkpoint, Head, Place, Store, StoredEntry } from '../store.ts'

type Positioned = StoredEntry & { readonly position: number }

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
  const sets = new Map<string, SealedPiece[]>()
  const recordKey = (kind: RecordKind, key: string): string => `${kind}:${key}`

  function appendOne(
    draft: Map<string, Kept>,
    added: Positioned[],
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
    added.push(positioned)
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
      const added: Positioned[] = []
      const places = entries.map((entry) => appendOne(draft, added, entry))
      for (const [key, kept] of draft) trajectories.set(key, kept)
      for (const entry of added) {
        trajectories.get(keyOf(entry.trajectory))?.entries.push(entry)
        order.push(entry)
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
    appendPiece(trajectory, at, seal) {
      const pieces = sets.get(keyOf(trajectory)) ?? []
      const place = (pieces.at(-1)?.position ?? -1) + 1
      sets.set(keyOf(trajectory), newest([...pieces, { position: place, at, sealed: seal(place) }]))
      return place
    },
    pieces: (trajectory, after = -1) =>
      (sets.get(keyOf(trajectory)) ?? []).filter((piece) => piece.position > after),
    deletePieces(which) {
      if ('trajectory' in which) sets.delete(keyOf(which.trajectory))
      else {
        for (const [key, pieces] of sets) {
          if ((pieces.at(-1)?.at ?? '') < which.idleSince) sets.delete(key)
        }
      }
    },
    close() {
      // Nothing to let go of: the store ends with its last reference.
    },
  }
}

/** The newest pieces that fit the bound of one trajectory. */
function newest(pieces: readonly SealedPiece[]): SealedPiece[] {
  let bytes = 0
  const first = pieces.findLastIndex((piece) => {
    bytes += piece.sealed.length
    return bytes > workingSetBounds.trajectory
  })
  return pieces.slice(first + 1)
}
