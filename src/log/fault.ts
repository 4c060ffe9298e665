/** What verification finds wrong with a log. */
import type { TrajectoryKey } from '../trajectory/trajectory.ts'

export type FaultKind =
  | 'changed'
  | 'removed'
  | 'inserted'
  | 'reordered'
  | 'cut-tail'
  | 'renamed-trajectory'
  | 'changed-head'
  | 'changed-checkpoint'

export interface Fault {
  readonly kind: FaultKind
  /** Absent when the log-wide chain itself is broken, or the entries do not tell it. */
  readonly trajectory?: TrajectoryKey
  /** The first broken entry; for a checkpoint its number. */
  readonly seq: number
  /** One sentence for a person. */
  readonly text: string
}

export interface Verification {
  readonly ok: boolean
  readonly trajectories: number
  readonly entries: number
  readonly checkpoints: number
  /** First fault of each trajectory, faults of the log-wide chain first. */
  readonly faults: readonly Fault[]
  /** Entries that the log itself gave up and noted: retention, repair. */
  readonly notes: readonly string[]
}
