/**
 * Repair: copies what can be read of a damaged store into a new file, notes in the log-wide chain
 * what was lost, and keeps the damaged file under another name. Nothing is moved aside in silence,
 * and a sound log, or a file that is none, not at all.
 */

import { existsSync, renameSync, rmSync } from 'node:fs'
import { McipError } from '../../errors.ts'
import { confidentialities, integrities } from '../../trajectory/observation.ts'
import type { TrajectoryKey } from '../../trajectory/trajectory.ts'
import { chainHash, noHash } from '../chain.ts'
import {
  type Cut,
  parseObject,
  readTrajectory,
  serialiseCheckpoint,
  trajectoryId,
} from '../checkpoint.ts'
import type { Verification } from '../fault.ts'
import { type FileState, fileState } from './file-state.ts'
import { keyFiles } from './keys.ts'
import { migrate } from './migrations.ts'
import { chooseDriver } from './open-driver.ts'
import { createPrivateFile } from './private-file.ts'
import { type Salvaged, type SalvagedEntry, salvage } from './salvage.ts'
import type { SqlDriver } from './sql-driver.ts'
import { encodeName } from './sqlite-row.ts'
import { storeFault } from './store-fault.ts'
import { verifyFile } from './verify-file.ts'

export interface RepairReport {
  readonly kind: 'repaired'
  /** Where the damaged file is now. */
  readonly kept: string
  readonly trajectories: number
  readonly entries: number
  readonly records: number
  /** What was lost, one sentence each. */
  readonly lost: readonly string[]
  /** How the new store verifies. */
  readonly verification: Verification
}

const suffixes = ['', '-wal', '-shm'] as const

/** The log was sound, and is as it was. */
export type SoundReport = Extract<FileState, { readonly kind: 'sound' }>

export interface RepairOptions {
  readonly now: Date
  /**
   * Whether a log belongs here, so that even what is no database was one.
   * @default whether a key of a store lies beside it
   */
  readonly isPlaceOfLog?: boolean
}

/**
 * Repairs the store at `file` where it is not sound. No guard should be writing to it meanwhile.
 *
 * @throws McipError `log.not-a-log`, `log.newer-format`, `log.unavailable`, `log.full`, `log.busy`,
 * `log.no-driver`
 */
export async function repairStore(
  file: string,
  options: RepairOptions,
): Promise<RepairReport | SoundReport> {
  const { now } = options
  const openDriver = chooseDriver(process.env.MCIP_SQLITE_DRIVER)
  const state = await fileState(openDriver, file)
  if (state.kind === 'sound') return state
  if (state.kind === 'foreign') {
    const { isPlaceOfLog = Object.values(keyFiles(file)).some(existsSync) } = options
    if (!isPlaceOfLog) throw new McipError('log.not-a-log', { file })
  }
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  const draft = `${file}.repair-${stamp}`
  const kept = `${file}.damaged-${stamp}`
  try {
    const found = salvage(openDriver, file)
    createPrivateFile(draft)
    const driver = openDriver(draft, 1_000)
    let counts: Written
    try {
      driver.exec('PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL')
      migrate(driver, draft)
      counts = driver.transaction(() => writeAll(driver, found, now))
      driver.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } finally {
      driver.close()
    }
    moveStore(file, kept)
    moveStore(draft, file)
    return {
      kind: 'repaired',
      kept,
      ...counts,
      lost: [...found.lost, ...counts.lost],
      verification: await verifyFile(file),
    }
  } catch (error) {
    for (const suffix of suffixes) rmSync(`${draft}${suffix}`, { force: true })
    throw storeFault(error, file)
  }
}

function moveStore(from: string, to: string): void {
  for (const suffix of suffixes) {
    if (existsSync(`${from}${suffix}`)) renameSync(`${from}${suffix}`, `${to}${suffix}`)
  }
}

interface Written {
  readonly trajectories: number
  readonly entries: number
  readonly records: number
  readonly lost: readonly string[]
}

function writeAll(driver: SqlDriver, found: Salvaged, now: Date): Written {
  const groups = groupEntries(found)
  const cuts: Cut[] = []
  let id = 0
  let entries = 0
  for (const group of groups.values()) {
    id++
    entries += group.entries.length
    cuts.push(...writeTrajectory(driver, id, group))
  }
  let last = { number: -1, hash: noHash }
  for (const { number, bytes, hash } of found.checkpoints) {
    // A link that does not hold ends the chain that can be kept.
    if (number !== last.number + 1 || chainHash(last.hash, bytes) !== hash) break
    driver.prepare('INSERT INTO checkpoints VALUES (?, ?, ?)').run(number, bytes, hash)
    last = { number, hash }
  }
  const note = serialiseCheckpoint(last.number + 1, now.toISOString(), [], cuts)
  driver
    .prepare('INSERT INTO checkpoints VALUES (?, ?, ?)')
    .run(last.number + 1, note, chainHash(last.hash, note))
  for (const row of found.records) {
    driver
      .prepare('INSERT OR IGNORE INTO records VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(
        row.kind ?? null,
        row.name ?? null,
        row.value ?? null,
        row.created_at ?? null,
        row.updated_at ?? null,
        row.expires_at ?? null,
        row.revision ?? null,
      )
  }
  const lost = cuts.map(
    ({ trajectory, from, to }) => `${trajectoryId(trajectory)}: entries ${from} to ${to}`,
  )
  return { trajectories: groups.size, entries, records: found.records.length, lost }
}

interface Group {
  readonly trajectory: TrajectoryKey
  readonly entries: SalvagedEntry[]
  readonly head: Salvaged['heads'][number] | undefined
}

/** The entries of each trajectory in order; a trajectory whose head is lost is known by its entries. */
function groupEntries(found: Salvaged): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  const keyOfId = new Map<number, TrajectoryKey>()
  for (const head of found.heads) {
    keyOfId.set(head.id, head.trajectory)
    groups.set(trajectoryId(head.trajectory), { trajectory: head.trajectory, entries: [], head })
  }
  for (const entry of found.entries) {
    const trajectory =
      keyOfId.get(entry.trajectoryId) ?? readTrajectory(parseObject(entry.bytes)?.trajectory)
    if (trajectory === undefined) continue
    const key = trajectoryId(trajectory)
    const group = groups.get(key) ?? { trajectory, entries: [], head: undefined }
    group.entries.push(entry)
    groups.set(key, group)
  }
  for (const { entries } of groups.values()) entries.sort((left, right) => left.seq - right.seq)
  return groups
}

/** Writes one trajectory and gives back the holes in it. */
function writeTrajectory(driver: SqlDriver, id: number, group: Group): readonly Cut[] {
  const { trajectory, entries, head } = group
  const cuts: Cut[] = []
  let expected = head?.base === undefined ? 0 : head.base.seq + 1
  const insert = driver.prepare(
    'INSERT OR IGNORE INTO entries (position, trajectory, seq, flow_seq, flows, bytes, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  for (const entry of entries) {
    if (entry.seq > expected) {
      cuts.push({ trajectory, from: expected, to: entry.seq - 1, next: entry.hash, why: 'repair' })
    }
    insert.run(entry.position, id, entry.seq, entry.flowSeq, entry.flows, entry.bytes, entry.hash)
    expected = entry.seq + 1
  }
  const last = entries.at(-1)
  if (head !== undefined && head.seq >= expected) {
    cuts.push({ trajectory, from: expected, to: head.seq, hash: head.hash, why: 'repair' })
  }
  const content = last === undefined ? undefined : parseObject(last.bytes)
  const at = String(content?.at ?? '')
  const isHeadNewer = head !== undefined && head.seq >= (last?.seq ?? -1)
  driver
    .prepare(
      'INSERT INTO heads (id, source, value, server, seq, flows, hash, started_at, last_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      id,
      trajectory.source,
      encodeName(trajectory.value),
      head?.server ?? String(content?.server ?? ''),
      isHeadNewer ? head.seq : (last?.seq ?? -1),
      isHeadNewer ? head.flows : (last?.flowSeq ?? 0) + (last?.flows ?? 0),
      isHeadNewer ? head.hash : (last?.hash ?? noHash),
      head?.startedAt ?? at,
      isHeadNewer ? head.lastAt : at,
    )
  // The working set is not kept: whatever its values were, they are forgotten.
  driver
    .prepare("INSERT INTO forgotten VALUES (?, '', ?, ?, 1, ?)")
    .run(id, integrities.length - 1, confidentialities.length - 1, expected)
  if (head?.base !== undefined) {
    driver.prepare('INSERT INTO bases VALUES (?, ?, ?)').run(id, head.base.seq, head.base.hash)
  }
  return cuts
}
