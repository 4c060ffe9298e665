/** The verdict that a person names -> its entry in the flow log. */
import { McipError } from '../errors.ts'
import { trajectoryId } from '../log/checkpoint.ts'
import type { Entry, MessageEntry } from '../log/entry.ts'
import type { Store } from '../log/store.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import { existingLog, type LogOptions } from './log-command.ts'
import { readEntry } from './log-lines.ts'
import { findTrajectory } from './log-trajectory.ts'
import { plain } from './terminal.ts'

export interface VerdictPlace {
  readonly trajectory: TrajectoryKey
  readonly by: 'flow' | 'entry'
  readonly number: number
}

/**
 * The place that a person names: `14`, `<trajectory>:14` or `<trajectory>#9`.
 *
 * @throws McipError `log.empty`, `cli.usage`, and what finding a trajectory throws
 */
export async function findVerdictPlace(
  store: Store,
  text: string,
  options: LogOptions,
): Promise<VerdictPlace> {
  if (/^\d{1,15}$/.test(text)) {
    const [last] = await store.heads({ limit: 1 })
    if (last === undefined) throw new McipError('log.empty', { file: existingLog(options) })
    return { trajectory: last.trajectory, by: 'flow', number: Number(text) }
  }
  const [, name = '', sign = '', number = ''] = /^(.+)([:#])(\d{1,15})$/.exec(text) ?? []
  if (number === '' || (await isTrajectory(store, text))) {
    throw new McipError('cli.usage', {
      reason: `\`${plain(text, 80)}\` names no flow; write its number, or <trajectory>:<flow>`,
    })
  }
  const trajectory = await findTrajectory(store, name)
  return { trajectory, by: sign === ':' ? 'flow' : 'entry', number: Number(number) }
}

async function isTrajectory(store: Store, id: string): Promise<boolean> {
  const heads = await store.heads()
  return heads.some(({ trajectory }) => trajectoryId(trajectory) === id || trajectory.value === id)
}

/**
 * The judged message at a place.
 *
 * @param onEntry gets every readable entry of the trajectory up to it
 * @throws McipError `cli.unknown-verdict`
 */
export async function judgedEntry(
  store: Store,
  { trajectory, by, number }: VerdictPlace,
  onEntry: (entry: Entry) => void = () => undefined,
): Promise<MessageEntry> {
  let other: Entry | undefined
  for await (const { bytes } of store.entries(trajectory)) {
    const entry = readEntry(bytes)
    if (entry === undefined) continue
    onEntry(entry)
    if (by === 'entry' && entry.seq === number && entry.kind !== 'message') {
      other = entry
      break
    }
    if (entry.kind !== 'message') continue
    if (by === 'entry' ? entry.seq === number : entry.flows.some(({ seq }) => seq === number)) {
      return entry
    }
  }
  const id = plain(trajectoryId(trajectory), 128)
  const what =
    other === undefined ? `${by} ${number}` : `verdict in entry ${number}: no message was judged`
  throw new McipError('cli.unknown-verdict', { id, what })
}
