/** A flow log with one request for approval, and commands over it. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApprovalBook, type StoredApproval } from '../../../src/log/approval-book.ts'
import { loadKeys } from '../../../src/log/store/keys.ts'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'
import { asked } from '../../../src/state/approval-steps.ts'
import type { ApprovalFlow } from '../../../src/state/approvals.ts'
import { flowOf, shown } from '../state/approval-of.ts'

/** The command line of `mcip`, from its sources. */
export function mcip(...args: readonly string[]): readonly string[] {
  return [process.execPath, '--import', 'tsx', 'src/bin.ts', ...args]
}

export function ran(...args: readonly string[]): SpawnSyncReturns<string> {
  const [program = '', ...rest] = mcip(...args)
  return spawnSync(program, rest, {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '100' },
    input: '',
  })
}

/** The file of a log with a request whose id is `a1b2c3d4`. */
export async function logWithRequest(more: Partial<ApprovalFlow> = {}): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'mcip-approvals-')), 'log.db')
  const store = openSqliteStore({ file })
  const book = createApprovalBook(store, loadKeys(store.file))
  const request = asked(
    undefined,
    'a1b2c3d4e5',
    { flow: { ...flowOf(), ...more }, shown },
    Date.now(),
  )
  await book.put('a1b2c3d4e5', request, 0)
  await store.close()
  return file
}

export async function stored(file: string): Promise<StoredApproval | undefined> {
  const store = openSqliteStore({ file })
  try {
    return (await createApprovalBook(store, loadKeys(store.file)).all())[0]
  } finally {
    await store.close()
  }
}

/** Notes `name` as a host process. */
export async function noteHost(file: string, name: string): Promise<void> {
  const store = openSqliteStore({ file })
  const at = new Date().toISOString()
  await store.putRecord({ kind: 'host', key: name, value: '{}', createdAt: at, updatedAt: at }, 0)
  await store.close()
}
