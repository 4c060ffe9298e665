/** What `mcip explain` does: finds the entry, and follows what it names through those before it. */
import type { MessageEntry } from '../log/entry.ts'
import { createMarks, type Mark } from '../log/marks.ts'
import { createPathFlows } from '../log/path-flows.ts'
import type { Store } from '../log/store.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import { explainLines } from './explain-lines.ts'
import { type Explained, explained } from './explained-verdict.ts'
import { type LogOptions, outputTerminal, print, withStore } from './log-command.ts'
import { readEntry } from './log-lines.ts'
import { findVerdictPlace, judgedEntry, type VerdictPlace } from './log-verdict.ts'
import { safeJson } from './safe-json.ts'

/** @throws McipError `cli.usage`, `cli.unknown-verdict`, and what finding a trajectory throws */
export async function explain(verdict: string, options: LogOptions): Promise<void> {
  await withStore(options, async (store) => {
    const found = await explainedIn(store, await findVerdictPlace(store, verdict, options))
    if (options.json) print(safeJson(found, 2))
    else print(...explainLines(outputTerminal(), found))
  })
}

async function explainedIn(store: Store, place: VerdictPlace): Promise<Explained> {
  const { trajectory } = place
  const flows = createPathFlows()
  const entry = await judgedEntry(store, place, flows.add)
  const { contents, mark } = await restOf(store, trajectory, entry)
  return explained(entry, flows.at, (seq) => contents.get(seq), mark)
}

/** The contents of the flows that the entry's findings point at, by number, and what a person said. */
async function restOf(
  store: Store,
  trajectory: TrajectoryKey,
  entry: MessageEntry,
): Promise<{ readonly contents: ReadonlyMap<number, unknown>; readonly mark: Mark | undefined }> {
  const contents = new Map(entry.flows.map(({ seq, content }) => [seq, content]))
  const wanted = new Set(
    entry.verdict.findings
      .flatMap(({ evidence }) => evidence.map(({ message }) => message))
      .filter((seq) => !contents.has(seq)),
  )
  const marks = createMarks()
  const from = wanted.size === 0 ? entry.seq : 0
  for await (const { bytes } of store.entries(trajectory, from)) {
    const other = readEntry(bytes)
    if (other?.kind === 'mark') marks.add(other)
    if (other?.kind !== 'message') continue
    for (const { seq, content } of other.flows) {
      if (wanted.delete(seq)) contents.set(seq, content)
    }
  }
  return { contents, mark: marks.of(entry.seq) }
}
