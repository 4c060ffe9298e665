/** What `mcip explain` does: finds the entry, and follows what it names through those before it. */
import { McipError } from '../errors.ts'
import { trajectoryId } from '../log/checkpoint.ts'
import type { Entry, MessageEntry } from '../log/entry.ts'
import { createPathFlows, type PathFlows } from '../log/path-flows.ts'
import type { Store } from '../log/store.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import { explainLines } from './explain-lines.ts'
import { type Explained, explained } from './explained-verdict.ts'
import { findTrajectory } from './log.ts'
import { existingLog, type LogOptions, outputTerminal, print, withStore } from './log-command.ts'
import { readEntry } from './log-lines.ts'
import { safeJson } from './safe-json.ts'
import { plain } from './terminal.ts'

/** @throws McipError `cli.usage`, `cli.unknown-verdict`, and what finding a trajectory throws */
export async function explain(verdict: string, options: LogOptions): Promise<void> {
  await withStore(options, async (store) => {
    const found = await explainedIn(store, await findPlace(store, verdict, options))
    if (options.json) print(safeJson(found, 2))
    else print(...explainLines(outputTerminal(), found))
  })
}

interface VerdictPlace {
  readonly trajectory: TrajectoryKey
  readonly by: 'flow' | 'entry'
  readonly number: number
}

/** The place that a person names: `14`, `<trajectory>:14` or `<trajectory>#9`. */
async function findPlace(store: Store, text: string, options: LogOptions): Promise<VerdictPlace> {
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

async function explainedIn(store: Store, place: VerdictPlace): Promise<Explained> {
  const { trajectory, by, number } = place
  const flows = createPathFlows()
  const entry = await entryAt(store, place, flows)
  if (entry?.kind !== 'message') {
    const id = plain(trajectoryId(trajectory), 128)
    const what =
      entry === undefined ? `${by} ${number}` : `verdict in entry ${number}: no message was judged`
    throw new McipError('cli.unknown-verdict', { id, what })
  }
  const contents = await contentsOf(store, trajectory, entry)
  return explained(entry, flows.at, (seq) => contents.get(seq))
}

async function entryAt(
  store: Store,
  { trajectory, by, number }: VerdictPlace,
  flows: PathFlows,
): Promise<Entry | undefined> {
  for await (const { bytes } of store.entries(trajectory)) {
    const entry = readEntry(bytes)
    if (entry === undefined) continue
    flows.add(entry)
    const isIt =
      by === 'entry'
        ? entry.seq === number
        : entry.kind === 'message' && entry.flows.some(({ seq }) => seq === number)
    if (isIt) return entry
  }
  return undefined
}

/** The contents of the flows that the entry's findings point at, by number. */
async function contentsOf(
  store: Store,
  trajectory: TrajectoryKey,
  entry: MessageEntry,
): Promise<ReadonlyMap<number, unknown>> {
  const contents = new Map(entry.flows.map(({ seq, content }) => [seq, content]))
  const wanted = new Set(
    entry.verdict.findings
      .flatMap(({ evidence }) => evidence.map(({ message }) => message))
      .filter((seq) => !contents.has(seq)),
  )
  if (wanted.size === 0) return contents
  for await (const { bytes } of store.entries(trajectory)) {
    const earlier = readEntry(bytes)
    if (earlier?.kind !== 'message') continue
    for (const { seq, content } of earlier.flows) {
      if (wanted.delete(seq)) contents.set(seq, content)
    }
    if (wanted.size === 0) break
  }
  return contents
}
