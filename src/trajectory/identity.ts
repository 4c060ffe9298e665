/** Where the key of a trajectory comes from. */
import type { TrajectoryKey } from './trajectory.ts'

/** Characters that a key taken from outside may have; it ends up in file names and terminals. */
const wellFormed = /^[\w.:@/-]{1,128}$/

/**
 * The key for a connection: `MCIP_TRAJECTORY` where it is set and well formed, else the connection
 * alone. Stronger sources stand above these two in the ladder and come with the host plane.
 *
 * @param connection an id that no other connection has
 */
export function trajectoryKey(
  environment: Readonly<Record<string, string | undefined>>,
  connection: string,
): TrajectoryKey {
  const given = environment.MCIP_TRAJECTORY
  if (given !== undefined && wellFormed.test(given)) return { source: 'environment', value: given }
  return { source: 'process', value: connection }
}
