import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EntryDraft } from '../../../../src/log/entry.ts'
import { openFlowLog } from '../../../../src/log/open-flow-log.ts'
import { openSqliteStore } from '../../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../../src/log/verify.ts'
import { entryOf, firstTrajectory } from '../../../contract/store.ts'

const draft: EntryDraft = {
  kind: 'rejected',
  at: '2026-11-22T10:00:00.000Z',
  trajectory: firstTrajectory,
  server: 'files',
  from: 'host',
  reason: 'malformed-json',
  detail: 'at 3',
  bytes: 9,
}

// Windows lets nobody delete or move a file that is open.
describe.skipIf(process.platform === 'win32')('the file of an open store', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mcip-presence-'))
    file = join(folder, 'log.db')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const remove = (): void => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  }

  it('that was deleted takes no more entries, and the log says what to do', async () => {
    const lines: string[] = []
    const { log } = openFlowLog({
      file,
      mode: 'redacted',
      now: () => new Date(),
      warn: (line) => lines.push(line),
      retention: false,
    })
    expect(await log.append([draft])).toMatchObject({ stored: true })
    await pause(300)
    expect(await log.append([draft])).toMatchObject({ stored: true })
    remove()
    await pause(300)
    expect(await log.append([draft])).toMatchObject({
      stored: false,
      cause: { code: 'log.unavailable' },
    })
    log.lost({ forwarded: 1, blocked: 0 })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('it was deleted while it was open; restart the guard')
    await log.close()
    expect(lines.at(-1)).toContain('without an entry for 1 messages')
  })

  it('that another file replaced takes no more entries until it is back', async () => {
    const store = openSqliteStore({ file })
    store.append([entryOf(firstTrajectory)])
    renameSync(file, `${file}.away`)
    writeFileSync(file, '')
    await pause(300)
    for (let index = 0; index < 2; index++) {
      expect(() => store.append([entryOf(firstTrajectory)])).toThrow(
        expect.objectContaining({
          code: 'log.unavailable',
          message: expect.stringContaining('replaced by another'),
        }),
      )
    }
    renameSync(`${file}.away`, file)
    store.append([entryOf(firstTrajectory)])
    expect(await verifyLog(store)).toMatchObject({ ok: true, entries: 2 })
    store.close()
  })
})
