/** What a person said of a message, written to the chain that the message stands in. */
import type { MarkLabel, MarkWay, MessageEntry } from '../log/entry.ts'
import { createEntryRenderer } from '../log/render-entry.ts'
import { loadKeys } from '../log/store/keys.ts'
import type { Store } from '../log/store.ts'
import { existingLog, type LogOptions } from './log-command.ts'

/**
 * Appends what a person said of a message to its chain.
 *
 * @throws McipError what appending throws
 */
export async function writeMark(
  store: Store,
  options: LogOptions,
  { trajectory, server, seq }: MessageEntry,
  { label, by }: { readonly label: MarkLabel | null; readonly by: MarkWay },
): Promise<void> {
  const render = createEntryRenderer('redacted', loadKeys(existingLog(options)).digest)
  const at = new Date().toISOString()
  await store.append([render({ kind: 'mark', at, trajectory, server, about: seq, label, by })])
}
