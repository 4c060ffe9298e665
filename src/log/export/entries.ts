/**
 * `--form entries`: the log as lines that `mcip log verify FILE` can check without a store.
 *
 * One JSON object a line: first what the file is, then the log-wide chain, then of each trajectory
 * its head and its entries, bytes and hash as stored.
 */
import type { TrajectoryKey } from '../../trajectory/trajectory.ts'
import { trajectoryId } from '../checkpoint.ts'
import type { Checkpoint, Head, Store, StoredEntry } from '../store.ts'

/** Version of the lines; entries in them have their own. */
export const exportFormat = 1

export type ExportLine =
  | { readonly kind: 'log'; readonly format: number; readonly isWhole: boolean }
  | ({ readonly kind: 'checkpoint' } & Checkpoint)
  | ({ readonly kind: 'head' } & Head)
  | ({ readonly kind: 'entry' } & StoredEntry)

/** What an export reads. */
export type ExportSource = Pick<Store, 'heads' | 'entries' | 'checkpoints'>

/** The lines without line ends; of the trajectories in `only`, or of all. */
export async function* exportEntries(
  store: ExportSource,
  only?: readonly TrajectoryKey[],
): AsyncGenerator<string> {
  const line = (value: ExportLine): string => JSON.stringify(value)
  yield line({ kind: 'log', format: exportFormat, isWhole: only === undefined })
  // Heads before the chain: a checkpoint written meanwhile never knows more than the heads do.
  const heads = await selectHeads(store, only)
  for await (const { number, bytes, hash } of store.checkpoints()) {
    yield line({ kind: 'checkpoint', number, bytes, hash })
  }
  for (const head of heads) {
    yield line({ kind: 'head', ...head })
    for await (const entry of store.entries(head.trajectory)) {
      // Appended after its head was read: the next export has it.
      if (entry.seq > head.seq) break
      const { trajectory, seq, flowSeq, hash, bytes } = entry
      yield line({ kind: 'entry', trajectory, seq, flowSeq, hash, bytes })
    }
  }
}

/** The heads of the trajectories in `only`, or all, oldest first. */
export async function selectHeads(
  store: Pick<Store, 'heads'>,
  only: readonly TrajectoryKey[] | undefined,
): Promise<readonly Head[]> {
  const wanted = only === undefined ? undefined : new Set(only.map(trajectoryId))
  const heads = await store.heads()
  return heads
    .filter(({ trajectory }) => wanted === undefined || wanted.has(trajectoryId(trajectory)))
    .reverse()
}
