/**
 * Host processes that guards have stood in: kept in the store while they may still run, so that an
 * agent in one of them cannot answer for a person, also after its guards have ended.
 */
import type { Store } from '../log/store.ts'

/** Hosts that are kept; the one seen first goes first. */
const maxHosts = 256

/** Notes a host process by its name, `program:pid:started`; a store that can't be written notes none. */
export async function rememberHost(
  store: Pick<Store, 'putRecord' | 'records' | 'deleteRecord'>,
  name: string,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  try {
    const record = { kind: 'host', key: name, value: '{}', createdAt: at, updatedAt: at } as const
    if (!(await store.putRecord(record, 0))) return
    const all = [...(await store.records('host'))]
    all.sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1))
    for (const old of all.slice(0, Math.max(0, all.length - maxHosts))) {
      await store.deleteRecord('host', old.key)
    }
  } catch {
    // The log says what is wrong with the store; trajectories name their hosts too.
  }
}

/** Names of all hosts that the store knows: those noted, and those that trajectories are named after. */
export async function knownHosts(
  store: Pick<Store, 'records' | 'heads'>,
): Promise<ReadonlySet<string>> {
  const noted = (await store.records('host')).map(({ key }) => key)
  const named = (await store.heads())
    .filter(({ trajectory }) => trajectory.source === 'host-process')
    .map(({ trajectory }) => trajectory.value)
  return new Set([...noted, ...named])
}
