/** The trajectory that a person names, by its id or the start of it. */
import { McipError } from '../errors.ts'
import { trajectoryId } from '../log/checkpoint.ts'
import type { Store } from '../log/store.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import { plain } from './terminal.ts'

/**
 * The trajectory whose id, or the value of it, starts with `id`; an exact id wins.
 *
 * @throws McipError `log.unknown-trajectory`, `log.ambiguous-trajectory`
 */
export async function findTrajectory(
  store: Pick<Store, 'heads'>,
  id: string,
): Promise<TrajectoryKey> {
  const found: TrajectoryKey[] = []
  for (const { trajectory } of await store.heads()) {
    const whole = trajectoryId(trajectory)
    if (whole === id || trajectory.value === id) return trajectory
    if (whole.startsWith(id) || trajectory.value.startsWith(id)) found.push(trajectory)
  }
  const [only] = found
  if (only === undefined) throw new McipError('log.unknown-trajectory', { id: plain(id, 80) })
  if (found.length > 1) {
    throw new McipError('log.ambiguous-trajectory', { id: plain(id, 80), count: found.length })
  }
  return only
}
