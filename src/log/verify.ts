/**
 * Verification: every chain of a log against itself, its heads and the log-wide chain.
 *
 * What it proves: no entry was changed, removed, inserted or reordered by accident or by someone
 * who did not rewrite everything after it. What it does not: the chain has no key, so the owner of
 * the whole log can write another one. Only a head kept elsewhere (`mcip log head`) shows that.
 */
import type { TrajectoryKey } from '../trajectory/trajectory.ts'
import { chainHash, formatHead, type LogHead, noHash } from './chain.ts'
import { type Cut, parseCheckpoint, trajectoryId } from './checkpoint.ts'
import type { Fault, Verification } from './fault.ts'
import type { MaybePromise, Store } from './store.ts'
import { type Noted, verifyTrajectory } from './verify-trajectory.ts'

/** What can be verified: a store, or an exported file. */
export type LogView = Pick<Store, 'heads' | 'head' | 'entries' | 'checkpoints'> & {
  /** Whether all trajectories are here; an export may hold some only. @default true */
  readonly isWhole?: boolean
  /** Trajectories that have entries and no head. @default none */
  headless?(): MaybePromise<readonly Headless[]>
}

/** Entries that no head names. */
export interface Headless {
  /** Absent where the first of them does not tell it. */
  readonly trajectory?: TrajectoryKey
  /** `seq` of the first of them. */
  readonly seq: number
  readonly entries: number
}

export interface VerifyOptions {
  /** A head that was kept elsewhere. */
  readonly head?: LogHead
}

/** Noted hashes of one trajectory, while the log-wide chain is read. */
interface NotedHere {
  readonly hashes: Map<number, string>
  readonly cuts: Cut[]
}

/** Reads the whole log; memory grows with trajectories and checkpoints, not with entries. */
export async function verifyLog(log: LogView, options: VerifyOptions = {}): Promise<Verification> {
  const chain = await readChain(log, options.head)
  const faults: Fault[] = [...chain.faults]
  const notes = chain.cuts.map(describeCut)
  const heads = await log.heads()
  const present = new Set<string>()
  let entries = 0
  for (const head of heads) {
    const id = trajectoryId(head.trajectory)
    present.add(id)
    const check = await verifyTrajectory(log, head, chain.noted.get(id) ?? nothingNoted)
    entries += check.entries
    if (check.fault !== undefined) faults.push(check.fault)
  }
  for (const found of (await log.headless?.()) ?? []) {
    if (found.trajectory !== undefined) present.add(trajectoryId(found.trajectory))
    faults.push(withoutHead(found))
  }
  if (log.isWhole !== false) faults.push(...missingTrajectories(chain.noted, chain.names, present))
  return {
    ok: faults.length === 0,
    trajectories: heads.length,
    entries,
    checkpoints: chain.length,
    faults,
    notes,
  }
}

const nothingNoted: Noted = { hashes: new Map(), cuts: [] }

interface Chain {
  readonly length: number
  readonly noted: ReadonlyMap<string, NotedHere>
  readonly names: ReadonlyMap<string, Cut['trajectory']>
  readonly cuts: readonly Cut[]
  readonly faults: readonly Fault[]
}

/** Walks the log-wide chain; after its first broken link nothing in it counts. */
async function readChain(log: LogView, kept: LogHead | undefined): Promise<Chain> {
  const noted = new Map<string, NotedHere>()
  const names = new Map<string, Cut['trajectory']>()
  const cuts: Cut[] = []
  let expected: LogHead = { number: 0, hash: noHash }
  let fault: Fault | undefined
  let isKeptSeen = false

  const notes = (trajectory: Cut['trajectory']): NotedHere => {
    const id = trajectoryId(trajectory)
    const here = noted.get(id) ?? { hashes: new Map<number, string>(), cuts: [] }
    noted.set(id, here)
    names.set(id, trajectory)
    return here
  }
  for await (const link of log.checkpoints()) {
    const content = parseCheckpoint(link.bytes)
    const holds = chainHash(expected.hash, link.bytes) === link.hash
    if (!holds || content?.number !== expected.number || link.number !== expected.number) {
      fault = brokenLink(expected.number, link.number)
      break
    }
    for (const head of content.heads) notes(head.trajectory).hashes.set(head.seq, head.hash)
    for (const cut of content.cuts) notes(cut.trajectory).cuts.push(cut)
    cuts.push(...content.cuts)
    if (kept?.number === link.number && kept.hash === link.hash) isKeptSeen = true
    expected = { number: link.number + 1, hash: link.hash }
  }
  const faults = fault === undefined ? [] : [fault]
  if (kept !== undefined && !isKeptSeen && fault === undefined)
    faults.push(unlikeKept(kept, expected))
  return { length: expected.number, noted, names, cuts, faults }
}

function brokenLink(seq: number, found: number): Fault {
  const text =
    found === seq
      ? `checkpoint ${seq} was changed: its bytes do not give its hash`
      : `checkpoint ${seq} was removed: checkpoint ${found} follows`
  return { kind: 'changed-checkpoint', seq, text }
}

function unlikeKept(kept: LogHead, end: LogHead): Fault {
  if (kept.number >= end.number) {
    const text = `the end was cut: the log has ${end.number} checkpoints, the head ${formatHead(kept).slice(0, 20)}... names number ${kept.number}`
    return { kind: 'cut-tail', seq: end.number, text }
  }
  const text = `checkpoint ${kept.number} has another hash than the head that was kept: the log was written anew`
  return { kind: 'changed-checkpoint', seq: kept.number, text }
}

function withoutHead({ trajectory, seq, entries }: Headless): Fault {
  const text = `no head names this trajectory, though ${entries} of its entries are here`
  return {
    kind: 'changed-head',
    ...(trajectory === undefined ? {} : { trajectory }),
    seq,
    text,
  }
}

function missingTrajectories(
  noted: ReadonlyMap<string, NotedHere>,
  names: ReadonlyMap<string, Cut['trajectory']>,
  present: ReadonlySet<string>,
): readonly Fault[] {
  const faults: Fault[] = []
  for (const [id, trajectory] of names) {
    if (present.has(id) || (noted.get(id)?.hashes.size ?? 0) === 0) continue
    const text =
      'a checkpoint knows this trajectory, the log has it no more: it was removed or renamed'
    faults.push({ kind: 'removed', trajectory, seq: 0, text })
  }
  return faults
}

function describeCut({ trajectory, from, to, why }: Cut): string {
  const cause = why === 'retention' ? 'cut by retention' : 'lost before a repair'
  return `${trajectoryId(trajectory)}: entries ${from} to ${to} ${cause}`
}
