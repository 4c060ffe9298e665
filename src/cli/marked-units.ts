/** The marks of a flow log -> rows to learn from; of a log that holds together, or none. */
import { markedIn } from '../bench/train/from-log-marks.ts'
import { createMarkedUnits, type MarkedUnit } from '../bench/train/from-log-units.ts'
import { McipError } from '../errors.ts'
import { createLikeness } from '../guardian/classifier/encode-text.ts'
import type { Model } from '../guardian/classifier/model.ts'
import { trajectoryId } from '../log/checkpoint.ts'
import type { Entry } from '../log/entry.ts'
import type { Store } from '../log/store.ts'
import { verifyLog } from '../log/verify.ts'
import { readEntry } from './log-lines.ts'
import { many } from './numbers.ts'
import { createProgress } from './progress.ts'
import { tell } from './tell.ts'

/**
 * The marks of all trajectories; says what nothing can be learned of.
 *
 * @throws McipError `train.broken-log` where a chain of the log is broken
 */
export async function markedUnits(
  store: Store,
  { encoder }: Pick<Model, 'encoder'>,
): Promise<readonly MarkedUnit[]> {
  await refuseBroken(store)
  const unitOf = createMarkedUnits(encoder === undefined ? undefined : createLikeness(encoder))
  const progress = createProgress(process.stderr, process.env, () => performance.now())
  const units: MarkedUnit[] = []
  const leftOut = new Map<string, number>()
  const leaveOut = (reason: string): void => {
    leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1)
  }
  const heads = await store.heads()
  try {
    for (const [at, { trajectory }] of heads.entries()) {
      progress.update(at, heads.length, units.length)
      const { marked, leftOut: without } = markedIn(await entriesOf(store, trajectory))
      for (const reason of without) leaveOut(reason)
      for (const one of marked) {
        const unit = unitOf(one, trajectoryId(trajectory))
        if (unit === undefined) leaveOut('nothing-that-a-model-judges')
        else units.push(unit)
      }
    }
  } finally {
    progress.end()
  }
  for (const [reason, count] of leftOut) tell(`left out: ${many(count, 'mark')}, ${reason}`)
  return units
}

/** WHY: a mark that somebody put in between, or turned around, would teach the wrong thing. */
async function refuseBroken(store: Store): Promise<void> {
  const { faults } = await verifyLog(store)
  const [first] = faults
  if (first === undefined) return
  throw new McipError('train.broken-log', {
    faults: many(faults.length, 'fault'),
    reason: first.text,
  })
}

async function entriesOf(
  store: Store,
  trajectory: Parameters<Store['entries']>[0],
): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for await (const { bytes } of store.entries(trajectory)) {
    const entry = readEntry(bytes)
    if (entry !== undefined) entries.push(entry)
  }
  return entries
}
