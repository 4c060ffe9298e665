/** What people said of verdicts: entries of the chain, of which the last about an entry counts. */
import { riskIds } from '../risk/risk.ts'
import { type MarkEntry, type MarkLabel, markWays } from './entry.ts'

/** All that a person can say: nothing is wrong, or which risk it is. */
export const markLabels: readonly MarkLabel[] = ['appropriate', ...riskIds]

/** Whether the value of an entry's bytes is a mark of known words. */
export function isMark(value: unknown): value is MarkEntry {
  if (typeof value !== 'object' || value === null) return false
  const { kind, about, label, by } = value as Partial<MarkEntry>
  if (kind !== 'mark' || !Number.isSafeInteger(about) || !markWays.some((way) => way === by)) {
    return false
  }
  return label === null || markLabels.some((one) => one === label)
}

/** A mark that holds. */
export type Mark = MarkEntry & { readonly label: MarkLabel }

export interface Marks {
  add(mark: MarkEntry): void
  /** What was said last of an entry; undefined where nothing was, or all was taken back. */
  of(seq: number): Mark | undefined
  /** Places of the entries that something holds of. */
  places(): readonly number[]
}

/** The marks of one trajectory, added in the order of its chain. */
export function createMarks(): Marks {
  const last = new Map<number, Mark>()
  return {
    add(mark) {
      const { about, label, seq } = mark
      // INVARIANT: a mark is about an entry before it.
      if (about < 0 || about >= seq) return
      if (label === null) last.delete(about)
      else last.set(about, { ...mark, label })
    },
    of: (seq) => last.get(seq),
    places: () => [...last.keys()].toSorted((one, other) => one - other),
  }
}
