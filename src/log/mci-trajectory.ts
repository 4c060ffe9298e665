/**
 * One line of MCI JSONL: a trajectory as a list of five-tuples, in the form that the log, audit and
 * the benchmark share. Several subjects, types and principles may hold at once, most specific
 * first; unknown is written, never left out.
 *
 * @see Jing et al. 2025, arXiv:2505.14590, section 3
 */
import type { BenchmarkClass } from '../risk/risk.ts'
import type { Completeness, TrajectoryKey } from '../trajectory/trajectory.ts'
import type { LoggedFlow } from './entry.ts'

export interface MciTrajectory {
  /** Version of the form. */
  readonly mci: 1
  readonly id: string
  readonly key: TrajectoryKey
  readonly completeness: Completeness
  readonly flows: readonly LoggedFlow[]
  readonly label?: BenchmarkClass
}
